"""IP addresses that webhooks may be sent to."""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

LOOPBACK: tuple[Network, ...] = (ip_network("127.0.0.0/8"), ip_network("::1/128"))

# The IANA IPv4 Special-Purpose Address Registry, multicast, and reserved addresses.
_NOT_PUBLIC_IPV4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "168.63.129.16/32",  # the virtual machine platform of Azure: not in the registry
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
    )
)
# All that is global unicast, without the IANA IPv6 Special-Purpose Address Registry: protocol assignments with Teredo,
# documentation, 6to4.
_GLOBAL_IPV6 = IPv6Network("2000::/3")
_NOT_PUBLIC_IPV6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
# An address here is the IPv4 address in its last 32 bits (RFC 6052).
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: Address) -> bool:
    """Return whether an address is of the public internet. What embeds an IPv4 address is what that one is."""
    address = _unmapped(address)
    if isinstance(address, IPv4Address):
        return not _is_in(address, _NOT_PUBLIC_IPV4)
    if address in _NAT64:
        return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
    return address in _GLOBAL_IPV6 and not address.scope_id and not _is_in(address, _NOT_PUBLIC_IPV6)


class AddressRule:
    """Allows public addresses, unless `public` is false, and those of some networks."""

    def __init__(self, networks: Iterable[Network], *, public: bool = True) -> None:
        self._networks = tuple(networks)
        self._public = public

    def allows(self, address: str) -> bool:
        """Return whether this IP address, as the resolver returns it, is allowed."""
        parsed = ip_address(address)
        return (self._public and is_public(parsed)) or _is_in(_unmapped(parsed), self._networks)


def _is_in(address: Address, networks: Iterable[Network]) -> bool:
    return any(address in network for network in networks)


def _unmapped(address: Address) -> Address:
    """Return the IPv4 address that packets to an IPv4-mapped IPv6 address go to."""
    return address.ipv4_mapped or address if isinstance(address, IPv6Address) else address

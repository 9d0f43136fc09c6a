"""Webhooks are sent to public addresses and to allowed networks only."""

import ipaddress
import socket

import pytest

from relay.webhooks.addresses import LOOPBACK, AddressRule, is_public

PUBLIC = [
    "1.1.1.1",
    "100.63.255.255",
    "100.128.0.1",
    "172.15.0.1",
    "172.32.0.1",
    "192.0.1.1",
    "223.255.255.255",
    "2001:4860:4860::8888",
    "2606:4700::1111",
    "::ffff:1.1.1.1",
    "64:ff9b::1.1.1.1",
]
NOT_PUBLIC = [
    "0.0.0.0",  # noqa: S104
    "10.0.0.1",
    "100.64.0.1",
    "100.100.100.200",  # the metadata of a cloud
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",  # the metadata of a cloud
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::1.1.1.1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "::ffff:0:10.0.0.1",
    "64:ff9b::127.0.0.1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1.1.1.1",
    "100::1",
    "2001::1",  # Teredo
    "2001:db8::1",
    "2002:7f00:1::",  # 6to4
    "2002:101:101::",
    "3fff::1",
    "4000::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",  # the metadata of a cloud
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
]
# Forms of 127.0.0.1 and 169.254.169.254 that the system reads as addresses.
FORMS = [
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "127.1",
    "0177.0.0.1",
    "017700000001",
    "2852039166",
    "0xa9fea9fe",
    "0251.0376.0251.0376",
    "0",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public_address_is_allowed(address: str) -> None:
    assert AddressRule(()).allows(address)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_other_address_is_refused(address: str) -> None:
    assert not AddressRule(()).allows(address)
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("form", FORMS)
def test_number_that_is_an_address_is_refused(form: str) -> None:
    for *_, (address, *_) in socket.getaddrinfo(form, 443, type=socket.SOCK_STREAM):
        assert not AddressRule(()).allows(str(address))


def test_address_that_python_calls_private_is_never_public() -> None:
    for number in range(0, 2**32, 2**32 // 100_003):
        address = ipaddress.IPv4Address(number)
        assert address.is_global or not is_public(address), address


def test_named_network_is_allowed_in_all_forms() -> None:
    rule = AddressRule([ipaddress.ip_network("10.1.0.0/16"), ipaddress.ip_network("fd00:1::/32")])
    for address in ("10.1.2.3", "::ffff:10.1.2.3", "fd00:1::5", "1.1.1.1"):
        assert rule.allows(address)
    for address in ("10.2.0.1", "fd00:2::1", "127.0.0.1", "64:ff9b::10.1.2.3"):
        assert not rule.allows(address)


def test_rule_without_public_addresses_allows_its_networks_only() -> None:
    rule = AddressRule(LOOPBACK, public=False)
    assert [rule.allows(each) for each in ("127.0.0.5", "::1", "::ffff:127.0.0.1", "1.1.1.1")] == [True] * 3 + [False]

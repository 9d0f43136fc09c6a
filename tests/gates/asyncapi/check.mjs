// Prints the findings of AsyncAPI's parser about the document of standard input, and the address of each channel.
import { readFileSync } from "node:fs";

import { Parser } from "@asyncapi/parser";

const { document, diagnostics } = await new Parser().parse(readFileSync(0, "utf8"));
const findings = diagnostics.map(({ code, path }) => [code, path.join("/")]);
const addresses = document?.channels().all().map((channel) => [channel.id(), channel.address()]) ?? [];
console.log(JSON.stringify({ findings, addresses: Object.fromEntries(addresses) }));

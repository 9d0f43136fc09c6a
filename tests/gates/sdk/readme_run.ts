/** Runs the functions of the README. */
import { Client } from "patient-graph-client";

import { change, count, example, find, size } from "./readme.js";

const { URL = "", TOKEN = "" } = process.env;
const client = new Client(URL, TOKEN);
await example(URL, async () => TOKEN);
await example(URL, async () => TOKEN);
const { patients } = await client.patients.list({ brand_id: "demo" }).firstPage();
const id = patients[0]?.id ?? "";
await find(client, id);
await change(client, id);
console.log(`${await count(client)} found, ${(await size(client, id)) > 100}`);

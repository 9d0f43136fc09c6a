const { DOCUMENT: input, URL: baseUrl } = process.env;

export default { client: { input, output: { target: "generated/orval.ts", client: "fetch", baseUrl } } };

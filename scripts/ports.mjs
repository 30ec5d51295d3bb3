// Tries the ports that the server will listen on, before a build takes minutes. The arguments are those of `serve`.
import { existsSync } from "node:fs";
import { createServer } from "node:net";

const args = process.argv.slice(2);
const SETTINGS = [
    { what: "the dashboard and the public pages", name: "HTTP__LISTEN", flag: "--http-listen", usual: "127.0.0.1:8080" },
    { what: "health checks and metrics", name: "OPERATIONS__LISTEN", flag: "--operations-listen", usual: "127.0.0.1:8081" },
];

/** What a flag says, as "--flag value" or "--flag=value". */
function said(flag) {
    const at = args.findIndex((arg) => arg === flag || arg.startsWith(`${flag}=`));
    if (at < 0) return undefined;
    return args[at] === flag ? args[at + 1] : args[at].slice(flag.length + 1);
}

// A configuration file may name other ports; the server itself tells of those at its start.
if (said("--config") || process.env.CLAIMDESK_CONFIG || existsSync("claimdesk.toml")) process.exit(0);

for (const { what, name, flag, usual } of SETTINGS) {
    const variable = `CLAIMDESK_${name}`;
    const address = said(flag) ?? process.env[variable] ?? usual;
    const [, host, port] = /^\[?([^\]]*)\]?:(\d+)$/.exec(address) ?? [];
    // What is no address, the server refuses with a reason.
    if (!port || port === "0") continue;
    const failure = await new Promise((resolve) => {
        const server = createServer();
        server.once("error", resolve);
        server.listen({ host, port: Number(port) }, () => server.close(() => resolve(null)));
    });
    if (failure?.code !== "EADDRINUSE") continue;
    const other = `${host.includes(":") ? `[${host}]` : host}:${Number(port) + 1000}`;
    console.error(`Port ${port}, for ${what}, is in use. Stop the program that uses it, or choose another:`);
    const kept = args.filter((arg, at) => arg !== flag && args[at - 1] !== flag && !arg.startsWith(`${flag}=`));
    console.error(`    make run ARGS='${[...kept, flag, other].join(" ")}'    # or ${variable}=${other}`);
    process.exit(1);
}

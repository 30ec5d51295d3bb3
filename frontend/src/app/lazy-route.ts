// Pages that load when they are first opened.
import { lazyRouteComponent as lazily } from "@tanstack/react-router";
import { part } from "../lib/device/parts";

/** Like the router's function, but a page that fails to load shows an error instead of reloading, so that typed text stays. */
export const lazyRouteComponent: typeof lazily = (load, name) => lazily(() => part(load), name);

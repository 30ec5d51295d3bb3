// Pages that load when they are first opened.
import { lazyRouteComponent as lazily } from "@tanstack/react-router";
import { part } from "../lib/device/parts";

/** The router's own, but a page that does not arrive is told to the person, who has typed perhaps, not reloaded. */
export const lazyRouteComponent: typeof lazily = (load, name) => lazily(() => part(load), name);

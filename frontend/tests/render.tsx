// Rendering of components with a stubbed server.
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { vi } from "vitest";
import { theme, variables } from "../src/theme";

export function show(children: ReactNode) {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false }, mutations: { retry: false } },
  });
  const router = createRouter({
    routeTree: createRootRoute({ component: () => children }),
    history: createMemoryHistory({ initialEntries: ["/"] }),
  });
  render(
    <MantineProvider theme={theme} cssVariablesResolver={variables} env="test">
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return client;
}

type Call = { method: string; path: string; ifMatch: string | null; body: unknown };
type Answer = { status: number; body?: unknown };

/** Replaces the network. Every call is written down; an unexpected one is a 404 problem. */
export function serve(answer: (call: Call) => Answer | undefined): Call[] {
  const calls: Call[] = [];
  vi.stubGlobal("fetch", async (input: Request) => {
    const text = await input.clone().text();
    const call = {
      method: input.method,
      path: new URL(input.url).pathname,
      ifMatch: input.headers.get("If-Match"),
      body: text ? JSON.parse(text) : null,
    };
    calls.push(call);
    const { status, body } = answer(call) ?? {
      status: 404,
      body: { title: `No answer for ${call.method} ${call.path}` },
    };
    return new Response(body === undefined ? null : JSON.stringify(body), {
      status,
      headers: { "Content-Type": status >= 400 ? "application/problem+json" : "application/json" },
    });
  });
  return calls;
}

// The start of the dashboard.
import "@fontsource-variable/inter";
import "@fontsource-variable/source-serif-4/opsz.css";
import "@fontsource-variable/source-serif-4/opsz-italic.css";
import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./app/base.css";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { setNonce } from "get-nonce";
import { lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { createQueryClient } from "./app/query-client";
import { createDeskRouter } from "./app/router";
import { density, onChoice } from "./lib/device/preferences";
import { language } from "./texts";
import { theme, variables } from "./theme";

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
setNonce(nonce);
document.documentElement.lang = language;
const showDensity = () => {
  document.documentElement.dataset.density = density();
};
showDensity();
onChoice(showDensity);
const queryClient = createQueryClient();
const router = createDeskRouter(queryClient);
const root = document.getElementById("root");
if (!root) throw new Error("The page has no #root to mount into.");
/** What is said before it is there waits for it. */
const Messages = lazy(async () => ({ default: (await import("./app/messages")).Messages }));

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queryClient}>
        <Suspense>
          <Messages />
        </Suspense>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);

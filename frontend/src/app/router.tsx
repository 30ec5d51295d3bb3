// Addresses and their pages.
import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  Outlet,
  type RouteComponent,
  redirect,
} from "@tanstack/react-router";
import { articleClaimsQuery, articleQuery } from "../features/articles/queries";
import { claimsQuery } from "../features/claims/queries";
import { sessionQuery } from "../features/people/sessions/queries";
import { basePath } from "../lib/base-path";
import { NotFound } from "../routes/not-found";
import {
  articlesSearch,
  claimSearch,
  correctionsSearch,
  editorSearch,
  endpointsSearch,
  guidesSearch,
  logSearch,
  parseSearch,
  publishedSearch,
  queueFilter,
  queueSearch,
  readerSearch,
  scalesSearch,
  signInSearch,
  stringifySearch,
  subscriptionsSearch,
  tipsSearch,
} from "../routes/search";
import { Stopped } from "../routes/stopped";
import { Shell } from "./layout/shell";
import { lazyRouteComponent } from "./lazy-route";

/** A page preloads only data that is not cached; an error is shown once the page is. */
const shownByThePage = () => {};

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: Stopped,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import("../routes/people/sign-in"), "SignInPage"),
});

const join = createRoute({
  getParentRoute: () => root,
  path: "/join",
  component: lazyRouteComponent(() => import("../routes/people/link"), "JoinPage"),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: "/reset",
  component: lazyRouteComponent(() => import("../routes/people/link"), "ResetPage"),
});

const forgotten = createRoute({
  getParentRoute: () => root,
  path: "/forgotten",
  component: lazyRouteComponent(() => import("../routes/people/link"), "ForgottenPage"),
});

const desk = createRoute({
  getParentRoute: () => root,
  id: "desk",
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ to: "/sign-in", search: { next: location.href } });
    // The server refuses everything else until the second factor is set up.
    if (session.second_factor_missing && location.pathname !== "/me") throw redirect({ to: "/me" });
  },
  notFoundComponent: NotFound,
  errorComponent: Stopped,
});

const home = createRoute({
  getParentRoute: () => desk,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/queue" });
  },
});

const queue = createRoute({
  getParentRoute: () => desk,
  path: "/queue",
  validateSearch: queueSearch,
  beforeLoad: ({ context, search }) => {
    context.queryClient.ensureInfiniteQueryData(claimsQuery(queueFilter(search))).catch(shownByThePage);
  },
  component: lazyRouteComponent(() => import("../routes/claims/queue"), "QueuePage"),
});

const articles = createRoute({
  getParentRoute: () => desk,
  path: "/articles",
  validateSearch: articlesSearch,
  component: lazyRouteComponent(() => import("../routes/articles/articles"), "ArticlesPage"),
});

const subscriptions = createRoute({
  getParentRoute: () => desk,
  path: "/subscriptions",
  validateSearch: subscriptionsSearch,
  component: lazyRouteComponent(() => import("../routes/articles/subscriptions"), "SubscriptionsPage"),
});

const reader = createRoute({
  getParentRoute: () => desk,
  path: "/articles/$articleId",
  validateSearch: readerSearch,
  beforeLoad: ({ context, params }) => {
    context.queryClient.ensureQueryData(articleQuery(params.articleId)).catch(shownByThePage);
    context.queryClient.ensureQueryData(articleClaimsQuery(params.articleId)).catch(shownByThePage);
  },
  component: lazyRouteComponent(() => import("../routes/articles/reader"), "ReaderPage"),
});

const claim = createRoute({
  getParentRoute: () => desk,
  path: "/claims/$claimId",
  validateSearch: claimSearch,
  component: lazyRouteComponent(() => import("../routes/claims/claim"), "ClaimPage"),
});

const occurrence = createRoute({
  getParentRoute: () => desk,
  path: "/occurrences/$occurrenceId",
  component: lazyRouteComponent(() => import("../routes/claims/occurrence"), "OccurrencePage"),
});

const published = createRoute({
  getParentRoute: () => desk,
  path: "/published",
  validateSearch: publishedSearch,
  component: lazyRouteComponent(() => import("../routes/publishing/published"), "PublishedPage"),
});

const editor = createRoute({
  getParentRoute: () => desk,
  path: "/editor",
  validateSearch: editorSearch,
  component: lazyRouteComponent(() => import("../routes/verdicts/editor"), "EditorPage"),
});

const corrections = createRoute({
  getParentRoute: () => desk,
  path: "/editor/corrections",
  validateSearch: correctionsSearch,
  component: lazyRouteComponent(() => import("../routes/publishing/corrections"), "CorrectionsPage"),
});

const reports = createRoute({
  getParentRoute: () => desk,
  path: "/editor/reports",
  component: lazyRouteComponent(() => import("../routes/publishing/reports"), "ReportsPage"),
});

const claimants = createRoute({
  getParentRoute: () => desk,
  path: "/editor/claimants",
  component: lazyRouteComponent(() => import("../routes/verdicts/claimants"), "ClaimantsPage"),
});

const claimant = createRoute({
  getParentRoute: () => desk,
  path: "/editor/claimants/$claimantId",
  component: lazyRouteComponent(() => import("../routes/verdicts/claimant"), "ClaimantPage"),
});

const tips = createRoute({
  getParentRoute: () => desk,
  path: "/editor/tips",
  validateSearch: tipsSearch,
  component: lazyRouteComponent(() => import("../routes/publishing/tips"), "TipsPage"),
});

const scales = createRoute({
  getParentRoute: () => desk,
  path: "/editor/scales",
  validateSearch: scalesSearch,
  component: lazyRouteComponent(() => import("../routes/verdicts/scales"), "ScalesPage"),
});

const endpoints = createRoute({
  getParentRoute: () => desk,
  path: "/endpoints",
  validateSearch: endpointsSearch,
  component: lazyRouteComponent(() => import("../routes/publishing/endpoints"), "EndpointsPage"),
});

const guides = createRoute({
  getParentRoute: () => desk,
  path: "/guides",
  validateSearch: guidesSearch,
  component: lazyRouteComponent(() => import("../routes/verdicts/guides"), "GuidesPage"),
});

const audit = createRoute({
  getParentRoute: () => desk,
  path: "/log",
  validateSearch: logSearch,
  component: lazyRouteComponent(() => import("../routes/newsroom/audit"), "AuditPage"),
});

/** A page without state in its address. */
function page<const Path extends string>(path: Path, component: RouteComponent) {
  return createRoute({ getParentRoute: () => desk, path, component });
}

const tree = root.addChildren([
  signIn,
  join,
  reset,
  forgotten,
  desk.addChildren([
    home,
    queue,
    articles,
    page(
      "/articles/new",
      lazyRouteComponent(() => import("../routes/articles/new-article"), "NewArticlePage"),
    ),
    reader,
    subscriptions,
    claim,
    occurrence,
    published,
    editor,
    corrections,
    reports,
    claimants,
    claimant,
    tips,
    scales,
    page(
      "/inbox",
      lazyRouteComponent(() => import("../routes/newsroom/inbox"), "InboxPage"),
    ),
    page(
      "/words",
      lazyRouteComponent(() => import("../routes/newsroom/glossary"), "GlossaryPage"),
    ),
    page(
      "/jobs",
      lazyRouteComponent(() => import("../routes/newsroom/jobs"), "JobsPage"),
    ),
    page(
      "/health",
      lazyRouteComponent(() => import("../routes/newsroom/health"), "HealthPage"),
    ),
    page(
      "/insights",
      lazyRouteComponent(() => import("../routes/newsroom/insights"), "InsightsPage"),
    ),
    audit,
    guides,
    page(
      "/settings",
      lazyRouteComponent(() => import("../routes/newsroom/settings"), "SettingsPage"),
    ),
    page(
      "/ratings",
      lazyRouteComponent(() => import("../routes/newsroom/ratings"), "RatingsPage"),
    ),
    page(
      "/accounts",
      lazyRouteComponent(() => import("../routes/people/accounts"), "AccountsPage"),
    ),
    endpoints,
    page(
      "/me",
      lazyRouteComponent(() => import("../routes/people/me"), "MePage"),
    ),
  ]),
]);

export function createDeskRouter(queryClient: QueryClient) {
  const router = createRouter({
    routeTree: tree,
    context: { queryClient },
    basepath: basePath,
    parseSearch,
    stringifySearch,
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    // Each page shows its own errors; the frame around it stays.
    defaultErrorComponent: Stopped,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
  // The first page is on its way while the session is still being asked for; errors are shown by the page.
  const [first] = router.getMatchedRoutes(router.latestLocation.pathname);
  for (const route of first) router.loadRouteChunk(route)?.catch(() => {});
  if (first.some((route) => route.id === desk.id)) void queryClient.prefetchQuery(sessionQuery);
  return router;
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createDeskRouter>;
  }
}

// The entries of the command palette: commands, claims, articles, people.

import {
  IconArrowBackUp,
  IconArrowDown,
  IconArrowsShuffle,
  IconArrowUp,
  IconBaselineDensityMedium,
  IconBaselineDensitySmall,
  IconCheck,
  IconDeviceDesktop,
  IconFileText,
  IconFilter,
  IconKey,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconMessage,
  IconMoon,
  IconPlayerTrackNext,
  IconPlus,
  IconQuote,
  IconRefresh,
  IconSend,
  IconSun,
  IconUser,
  IconUserPlus,
  IconX,
} from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { foundArticlesQuery } from "../../../features/articles/queries";
import { foundClaimsQuery, meantClaimsQuery } from "../../../features/claims/queries";
import { peopleQuery } from "../../../features/people/accounts/data";
import { matches } from "../../../lib/words/matching";
import type { CommandId } from "../../../lib/words/shortcuts";
import { day } from "../../../lib/words/times";
import { KINDS, STATES } from "../../../lib/words/vocabulary";
import { opening } from "../../../lib/words/words";
import { t } from "../../../texts";
import { run, type runnable } from "../../../ui/controls/shortcuts";
import { PLACE_ICONS } from "../icons";

const PEOPLE = 5;

const ICONS: Partial<Record<CommandId, typeof IconCheck>> = {
  assign: IconUserPlus,
  evidence: IconFileText,
  related: IconArrowsShuffle,
  comment: IconMessage,
  submit: IconSend,
  approve: IconCheck,
  return: IconArrowBackUp,
  dismiss: IconX,
  next: IconArrowDown,
  previous: IconArrowUp,
  "take-next": IconPlayerTrackNext,
  close: IconArrowBackUp,
  search: IconFilter,
  "add-article": IconPlus,
  "colours-light": IconSun,
  "colours-dark": IconMoon,
  "colours-system": IconDeviceDesktop,
  "rows-comfortable": IconBaselineDensityMedium,
  "rows-compact": IconBaselineDensitySmall,
  "language-en": IconLanguage,
  "language-de": IconLanguage,
  help: IconKeyboard,
  password: IconKey,
  "sign-out": IconLogout,
};

export type Item = {
  id: string;
  group: string;
  label: string;
  detail?: string;
  keys?: readonly string[];
  icon?: ReactNode;
  choose: () => void;
  /** Choosing leaves the palette open. */
  stays?: true;
  /** Found for an earlier text; the results for the current one are on their way. */
  stale?: boolean;
};

type Search = {
  opened: boolean;
  typed: string;
  /** The text that the server is asked for, a moment behind the typed one. */
  asked: string;
  commands: ReturnType<typeof runnable>;
};

export function useItems({ opened, typed, asked, commands }: Search) {
  const navigate = useNavigate();
  const claims = useQuery({ ...foundClaimsQuery(asked), placeholderData: keepPreviousData });
  const meant = useQuery(meantClaimsQuery(asked));
  const articles = useQuery({ ...foundArticlesQuery(asked), placeholderData: keepPreviousData });
  const people = useQuery({ ...peopleQuery, enabled: opened });
  const searched = typed.length > 1;
  const searching = searched && (asked !== typed || claims.isFetching || articles.isFetching);
  const failed = searched && !searching && (claims.isError || articles.isError);
  const items: Item[] = commands
    .filter((command) => command.id !== "palette" && matches(command.label, typed))
    .map((command) => ({
      id: command.id,
      group: t.commands.where[command.where],
      label: command.label,
      keys: command.keys,
      icon: icon(command.where === "places" ? PLACE_ICONS[command.id] : ICONS[command.id]),
      choose: () => void run(command.id),
    }));
  const named = (searched && !claims.isError && claims.data) || [];
  const alike = (searched && meant.data) || [];
  for (const claim of [...named, ...alike.filter(({ id }) => !named.some((other) => other.id === id))])
    items.push({
      id: `claim-${claim.id}`,
      group: t.palette.claims,
      label: claim.statement,
      detail: listed(KINDS[claim.kind].label, STATES[claim.state], claim.article.outlet),
      icon: icon(IconQuote),
      stale: searching,
      choose: () =>
        void navigate({
          to: "/articles/$articleId",
          params: { articleId: claim.article.id },
          search: { claim: claim.id },
        }),
    });
  if (named.length > 0)
    items.push({
      id: "in-queue",
      group: t.palette.claims,
      label: t.palette.inQueue,
      icon: icon(PLACE_ICONS["go-queue"]),
      stale: searching,
      choose: () => void navigate({ to: "/queue", search: { q: asked, state: "all" } }),
    });
  for (const article of (searched && !articles.isError && articles.data) || [])
    items.push({
      id: `article-${article.id}`,
      group: t.palette.articles,
      label: article.title ?? opening(article.opening),
      detail: listed(article.outlet, article.published_at && day(article.published_at)),
      icon: icon(PLACE_ICONS["go-articles"]),
      stale: searching,
      choose: () => void navigate({ to: "/articles/$articleId", params: { articleId: article.id } }),
    });
  const found = typed === "" ? [] : (people.data ?? []).filter((person) => matches(person.name, typed));
  for (const person of found.slice(0, PEOPLE))
    items.push({
      id: `person-${person.id}`,
      group: t.palette.people,
      label: person.name,
      detail: t.palette.theirs,
      icon: icon(IconUser),
      choose: () => void navigate({ to: "/queue", search: { assignee: person.id } }),
    });
  if (failed)
    items.push({
      id: "retry",
      group: t.palette.results,
      label: t.palette.failed,
      icon: icon(IconRefresh),
      stays: true,
      choose: () => {
        for (const query of [claims, articles]) if (query.isError) void query.refetch();
      },
    });
  return { items, searching, failed };
}

function icon(Icon: typeof IconCheck | (typeof PLACE_ICONS)["go-queue"] | undefined): ReactNode {
  return Icon ? <Icon size={17} stroke={1.6} /> : null;
}

function listed(...parts: (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(" · ");
}

// A page that the browser handed over: it waits in this tab until a person confirms it.

import { Button, Group, Paper, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import * as v from "valibot";
import { sentence } from "../../../api/problem";
import { useMutation } from "../../../api/writes/use-mutation";
import { t } from "../../../texts";
import { FailedAlert } from "../../../ui/feedback/failed-alert";
import { type TakenIn, takeInDocument } from "../actions";

/** Where the hand-over page (`/send`) leaves what came. */
const KEPT = "claimdesk.sent";

const Sent = v.object({
  url: v.optional(v.string(), ""),
  title: v.optional(v.string(), ""),
  text: v.optional(v.string(), ""),
  html: v.optional(v.string(), ""),
});
export type Sent = v.InferOutput<typeof Sent>;

/** What was handed over to this tab and not confirmed yet. */
export function readSent(): Sent | null {
  try {
    const kept = sessionStorage.getItem(KEPT);
    return kept === null ? null : v.parse(Sent, JSON.parse(kept));
  } catch {
    return null;
  }
}

export function dropSent(): void {
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // Storage is switched off: nothing was kept.
  }
}

type Props = { sent: Sent; onAdded: (taken: TakenIn) => void; onDrop: () => void };

export function SentPage({ sent, onAdded, onDrop }: Props) {
  const client = useQueryClient();
  const add = useMutation({
    mutationFn: () => {
      const page = new File([sent.html], "page.html", { type: "text/html;charset=utf-8" });
      return takeInDocument(client, page, /^https?:/i.test(sent.url) ? { url: sent.url } : {});
    },
    onSuccess: onAdded,
  });
  return (
    <Paper withBorder p="md" component="section" aria-label={t.intake.handedOver}>
      <Text fw={600}>{t.intake.handedOver}</Text>
      <Text dir="auto">{sent.title || sent.url}</Text>
      <Text size="sm" c="var(--ink-3)" style={{ overflowWrap: "anywhere" }}>
        {sent.url}
      </Text>
      {add.error ? (
        <FailedAlert icon={null} title={sentence(add.error)}>
          {t.articles.pasteHelp}
        </FailedAlert>
      ) : null}
      <Group mt="sm">
        <Button loading={add.isPending} onClick={() => add.mutate()} data-autofocus>
          {t.intake.send}
        </Button>
        <Button variant="default" onClick={onDrop}>
          {t.intake.discard}
        </Button>
      </Group>
    </Paper>
  );
}

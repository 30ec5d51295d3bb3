// The page of claimants: records, names without a record, import of a list.
import { Button, Modal } from "@mantine/core";
import { IconFileImport, IconPlus, IconSpeakerphone } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { sessionQuery } from "../../features/people/sessions/queries";
import { ClaimantList } from "../../features/verdicts/claimants/claimant-list";
import { claimantsQuery } from "../../features/verdicts/claimants/data";
import { ImportClaimants } from "../../features/verdicts/claimants/import-claimants";
import { NewClaimantForm } from "../../features/verdicts/claimants/new-claimant";
import { Suggestions } from "../../features/verdicts/claimants/suggestions";
import { t } from "../../texts";
import { SearchField } from "../../ui/controls/search-field";
import { Notice } from "../../ui/feedback/notice";
import { Pending } from "../../ui/feedback/pending";
import { LoadMore } from "../../ui/lists/load-more";
import { Page } from "../../ui/page";
import classes from "./claimants.module.css";

export function ClaimantsPage() {
  const { data: session } = useQuery(sessionQuery);
  const mayChange = session?.permissions.includes("publish") ?? false;
  const [words, setWords] = useState("");
  const [open, setOpen] = useState<"new" | "import" | null>(null);
  const navigate = useNavigate();
  const query = useInfiniteQuery(claimantsQuery(words));
  const claimants = query.data?.pages.flatMap((page) => page.items) ?? [];
  const close = () => setOpen(null);
  return (
    <Page
      title={t.claimants.title}
      width={980}
      lead={t.claimants.lead}
      tools={
        mayChange ? (
          <span className={classes.tools}>
            <Button variant="default" leftSection={<IconFileImport size={16} />} onClick={() => setOpen("import")}>
              {t.claimants.importList}
            </Button>
            <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen("new")}>
              {t.claimants.add}
            </Button>
          </span>
        ) : null
      }
    >
      <SearchField label={t.claimants.search} placeholder={t.claimants.searchHint} value={words} onChange={setWords} />
      {query.isSuccess && claimants.length === 0 ? (
        words ? (
          <p className="muted">{t.claimants.noneFound}</p>
        ) : (
          <Notice icon={<IconSpeakerphone />} title={t.claimants.none}>
            {t.claimants.noneNext}
          </Notice>
        )
      ) : (
        <>
          <Pending query={query} rows={6} found={claimants.length} />
          <ClaimantList claimants={claimants} />
          <LoadMore query={query} />
        </>
      )}
      <Suggestions mayChange={mayChange} />
      <Modal opened={open === "new"} onClose={close} title={t.claimants.add}>
        <NewClaimantForm
          onCancel={close}
          onDone={(id) => void navigate({ to: "/editor/claimants/$claimantId", params: { claimantId: id } })}
        />
      </Modal>
      <Modal opened={open === "import"} onClose={close} title={t.claimants.importTitle} size="lg">
        <ImportClaimants onDone={close} />
      </Modal>
    </Page>
  );
}

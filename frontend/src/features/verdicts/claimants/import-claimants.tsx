// The import of a list of claimants: file or text, preview, import.
import { Button, FileButton, Stack, Table, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { sentence } from "../../../api/problem";
import type { ImportedClaimant } from "../../../api/types";
import { faultText, refusalText } from "../../../lib/words/codes";
import { t } from "../../../texts";
import { sayDone } from "../../../ui/feedback/say";
import classes from "./claimants.module.css";
import { useImportClaimants } from "./data";

export function ImportClaimants({ onDone }: { onDone: () => void }) {
  const [csv, setCsv] = useState("");
  const read = useImportClaimants();
  // A preview of another text is none.
  const previewed = read.data && read.variables?.csv === csv ? read.data : null;
  const changes = previewed?.some(({ outcome }) => outcome === "created" || outcome === "extended") ?? false;
  const write = () =>
    read.mutate(
      { csv, preview: false },
      {
        onSuccess: () => {
          sayDone(t.claimants.imported);
          onDone();
        },
      },
    );
  return (
    <Stack gap="sm">
      <Text size="sm">{t.claimants.importHelp}</Text>
      <div>
        <FileButton
          accept=".csv,text/csv,text/plain"
          onChange={(file) => {
            void file?.text().then(setCsv);
          }}
        >
          {(props) => (
            <Button {...props} variant="default">
              {t.claimants.importFile}
            </Button>
          )}
        </FileButton>
      </div>
      <Textarea
        label={t.claimants.importText}
        autosize
        minRows={4}
        maxRows={10}
        value={csv}
        onChange={(event) => setCsv(event.currentTarget.value)}
      />
      {read.error ? (
        <Text role="alert" c="var(--bad)" size="sm">
          {sentence(read.error)}
        </Text>
      ) : null}
      {previewed ? <Rows rows={previewed} /> : null}
      <div className={classes.tools}>
        <Button
          variant={previewed ? "default" : "filled"}
          disabled={csv.trim() === ""}
          loading={read.isPending}
          onClick={() => read.mutate({ csv, preview: true })}
        >
          {t.claimants.preview}
        </Button>
        {previewed ? (
          <Button disabled={!changes} loading={read.isPending} onClick={write}>
            {t.claimants.importDo}
          </Button>
        ) : null}
      </div>
    </Stack>
  );
}

function Rows({ rows }: { rows: readonly ImportedClaimant[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long table scrolls, also by keys
    <section className={classes.scroll} aria-label={t.claimants.preview} tabIndex={0}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.claimants.line}</Table.Th>
            <Table.Th>{t.claimants.name}</Table.Th>
            <Table.Th>{t.claimants.outcome}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ line, name, outcome, fault, conflict }) => (
            <Table.Tr key={line}>
              <Table.Td>{line}</Table.Td>
              <Table.Td>
                <bdi>{name}</bdi>
              </Table.Td>
              <Table.Td>
                {t.claimants.outcomes[outcome]}
                {conflict ? `: ${refusalText(conflict)}` : null}
                {fault ? `: ${faultText(fault)}` : null}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

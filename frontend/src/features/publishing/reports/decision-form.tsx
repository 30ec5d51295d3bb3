// The decision about a reader's report: outcome and answer.
import { Radio, Stack, Textarea } from "@mantine/core";
import type { ReaderReport, ReportOutcome } from "../../../api/types";
import { t } from "../../../texts";
import { sayDone } from "../../../ui/feedback/say";
import { Form } from "../../../ui/forms/form";
import { useSendForm } from "../../../ui/forms/use-form";
import { useDecideReport } from "./data";
import classes from "./report-list.module.css";

const OUTCOMES = ["corrected", "declined", "noted"] as const satisfies readonly ReportOutcome[];

type Props = { report: ReaderReport; onDone: () => void };

export function DecisionForm({ report, onDone }: Props) {
  const decide = useDecideReport();
  const { form, frame } = useSendForm({
    subject: `report:${report.id}`,
    start: { outcome: "", answer: "" },
    validate: {
      outcome: (value) => (value === "" ? t.reports.chooseOutcome : null),
      answer: (value, { outcome }) => (outcome === "declined" && value.trim() === "" ? t.reports.sayWhy : null),
    },
    send: ({ outcome, answer }) => {
      const chosen = OUTCOMES.find((known) => known === outcome);
      if (!chosen) return Promise.reject(new Error("no outcome"));
      return decide.mutateAsync({ id: report.id, decision: { outcome: chosen, answer: answer.trim() || null } });
    },
    onSent: () => {
      sayDone(t.reports.decided);
      onDone();
    },
  });
  return (
    <Form
      {...frame}
      className={classes.form}
      noValidate
      label={t.reports.decideAbout(report.statement)}
      submit={t.reports.decide}
      onCancel={onDone}
      align="flex-start"
    >
      <Radio.Group label={t.reports.outcome} {...form.getInputProps("outcome")}>
        <Stack gap={6} mt={6}>
          {OUTCOMES.map((outcome) => (
            <Radio
              key={outcome}
              value={outcome}
              label={t.reports.outcomes[outcome]}
              description={t.reports.outcomeHelp[outcome]}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={t.reports.answer}
        description={t.reports.answerHelp}
        maxLength={1000}
        autosize
        minRows={2}
        {...form.getInputProps("answer")}
      />
    </Form>
  );
}

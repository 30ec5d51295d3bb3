// The second factor of an account: authenticator app and recovery codes.

import { Button, Group, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { fieldErrors, sentence } from "../../../api/problem";
import { t } from "../../../texts";
import { SmallButton } from "../../../ui/controls/buttons";
import { Lines } from "../../../ui/feedback/lines";
import { Failed } from "../../../ui/feedback/notice";
import { report, sayFailed } from "../../../ui/feedback/say";
import { useSendForm } from "../../../ui/forms/use-form";
import { Day } from "../../../ui/marks/moment";
import { phrase } from "../../../ui/phrase";
import { QrCode } from "../../../ui/secrets/qr-code";
import { ShownOnce } from "../../../ui/secrets/shown-once";
import { secondFactorQuery, useActivate, useBegin, useRemove, useRenewRecovery } from "./data";
import classes from "./second-factor.module.css";

export function SecondFactor() {
  const state = useQuery(secondFactorQuery);
  const begin = useBegin();
  const renew = useRenewRecovery();
  const remove = useRemove();
  const [codes, setCodes] = useState<string[] | null>(null);
  if (!state.data)
    return state.isError ? <Failed error={state.error} retry={() => void state.refetch()} /> : <Lines rows={2} />;
  const { activated_at, recovery_codes, required } = state.data;
  return (
    <section aria-label={t.secondFactor.title}>
      <h2 className={classes.heading}>{t.secondFactor.title}</h2>
      {codes ? (
        <ShownOnce title={t.secondFactor.codesTitle} secret={codes.join("  ")} onClose={() => setCodes(null)}>
          {t.secondFactor.codesHelp}
        </ShownOnce>
      ) : null}
      {activated_at ? (
        <>
          <p>{phrase(t.secondFactor.active(<Day at={activated_at} />, recovery_codes))}</p>
          <Group gap="xs">
            <SmallButton
              loading={renew.isPending}
              onClick={() => renew.mutate(undefined, { onSuccess: (made) => setCodes(made.codes), onError: sayFailed })}
            >
              {t.secondFactor.newCodes}
            </SmallButton>
            <SmallButton
              loading={remove.isPending}
              onClick={() => remove.mutate(undefined, report(t.secondFactor.removed))}
            >
              {t.secondFactor.remove}
            </SmallButton>
          </Group>
        </>
      ) : begin.data ? (
        <Enrolment
          address={begin.data.address}
          secret={begin.data.secret}
          onDone={(made) => {
            begin.reset();
            setCodes(made);
          }}
        />
      ) : (
        <>
          <p>{required ? t.secondFactor.required : t.secondFactor.why}</p>
          <Button
            variant={required ? "filled" : "default"}
            loading={begin.isPending}
            onClick={() => begin.mutate(undefined, { onError: sayFailed })}
          >
            {t.secondFactor.setUp}
          </Button>
        </>
      )}
    </section>
  );
}

type EnrolmentProps = { address: string; secret: string; onDone: (codes: string[]) => void };

function Enrolment({ address, secret, onDone }: EnrolmentProps) {
  const activate = useActivate();
  const { form, frame } = useSendForm({
    subject: null,
    start: { code: "" },
    send: ({ code }) => activate.mutateAsync(code),
    errorsOf: (error) => ({ code: failure(error) }),
    onSent: ({ codes }) => onDone(codes),
  });
  return (
    <form aria-label={t.secondFactor.setUp} onSubmit={frame.onSubmit}>
      <p>{t.secondFactor.read}</p>
      <div className={classes.enrolment}>
        <QrCode text={address} label={t.secondFactor.secret} />
        <div>
          <p className="muted">{phrase(t.secondFactor.noCamera(<code className={classes.secret}>{secret}</code>))}</p>
          <TextInput
            label={t.secondFactor.code}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            {...form.getInputProps("code")}
          />
          <Button type="submit" mt="sm" loading={frame.busy} disabled={form.values.code.trim() === ""}>
            {t.secondFactor.activate}
          </Button>
        </div>
      </div>
    </form>
  );
}

function failure(error: unknown): string {
  return fieldErrors(error).code ? t.secondFactor.wrong : sentence(error);
}

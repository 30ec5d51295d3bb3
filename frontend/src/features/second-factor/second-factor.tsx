// Does signing in take more than my password?
import { Button, Group, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { fieldErrors, sentence } from "../../api/problem";
import { Lines } from "../../ui/lines";
import { Day } from "../../ui/moment";
import { Failed } from "../../ui/notice";
import { QrCode } from "../../ui/qr-code";
import { sayDone, sayFailed } from "../../ui/say";
import { ShownOnce } from "../../ui/shown-once";
import { useActivate, useBegin, useRemove, useRenewRecovery } from "./actions";
import { secondFactorQuery } from "./queries";
import classes from "./second-factor.module.css";

export function SecondFactor() {
  const state = useQuery(secondFactorQuery);
  const begin = useBegin();
  const renew = useRenewRecovery();
  const remove = useRemove();
  const [codes, setCodes] = useState<string[] | null>(null);
  if (!state.data)
    return state.isError ? (
      <Failed error={state.error} retry={() => void state.refetch()} />
    ) : (
      <Lines rows={2} label="Loading the second factor" />
    );
  const { activated_at, recovery_codes, required } = state.data;
  return (
    <section aria-label="Second factor">
      <h2 className={classes.heading}>Second factor</h2>
      {codes ? (
        <ShownOnce title="Your recovery codes" secret={codes.join("  ")} onClose={() => setCodes(null)}>
          Keep them where you find them without your device. Each works once, and they are shown only now.
        </ShownOnce>
      ) : null}
      {activated_at ? (
        <>
          <p>
            Signing in takes a code of your device, since <Day at={activated_at} />. You have {recovery_codes}{" "}
            recovery codes left.
          </p>
          <Group gap="xs">
            <Button
              variant="default"
              size="compact-sm"
              loading={renew.isPending}
              onClick={() =>
                renew.mutate(undefined, { onSuccess: (made) => setCodes(made.codes), onError: sayFailed })
              }
            >
              New recovery codes
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              loading={remove.isPending}
              onClick={() =>
                remove.mutate(undefined, {
                  onSuccess: () => sayDone("The password alone is enough again."),
                  onError: sayFailed,
                })
              }
            >
              Remove the second factor
            </Button>
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
          <p>
            {required
              ? "Your role takes one: until it is set up you can do nothing else here."
              : "With one, a stolen password alone opens nothing."}
          </p>
          <Button
            variant={required ? "filled" : "default"}
            loading={begin.isPending}
            onClick={() => begin.mutate(undefined, { onError: sayFailed })}
          >
            Set up a second factor
          </Button>
        </>
      )}
    </section>
  );
}

type EnrolmentProps = { address: string; secret: string; onDone: (codes: string[]) => void };

function Enrolment({ address, secret, onDone }: EnrolmentProps) {
  const activate = useActivate();
  const [code, setCode] = useState("");
  return (
    <form
      aria-label="Set up a second factor"
      onSubmit={(event) => {
        event.preventDefault();
        activate.mutate(code, { onSuccess: (made) => onDone(made.codes) });
      }}
    >
      <p>Read this with an authenticator app, then type the six digits that it shows.</p>
      <div className={classes.enrolment}>
        <QrCode text={address} label="The secret for your authenticator app" />
        <div>
          <p className="muted">
            No camera? Type <code className={classes.secret}>{secret}</code>
          </p>
          <TextInput
            label="The code that it shows"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            error={activate.error ? failure(activate.error) : null}
          />
          <Button type="submit" mt="sm" loading={activate.isPending} disabled={code.trim() === ""}>
            It counts from now on
          </Button>
        </div>
      </div>
    </form>
  );
}

function failure(error: unknown): string {
  return fieldErrors(error).code ? "This is not the code that the app shows now." : sentence(error);
}

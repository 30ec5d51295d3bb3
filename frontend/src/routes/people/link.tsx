// The pages for invitation links, reset links and forgotten passwords.

import { Link, useRouter } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import markUrl from "../../app/mark.svg";
import { ForgottenForm } from "../../features/people/sessions/forgotten-form";
import { LinkForm } from "../../features/people/sessions/link-form";
import { t } from "../../texts";
import { sayDone } from "../../ui/feedback/say";
import { usePageTitle } from "../../ui/page-title";
import classes from "./sign-in.module.css";

export function JoinPage() {
  return <ByLink kind="join" title={t.sessions.joinTitle} />;
}

export function ResetPage() {
  return <ByLink kind="reset" title={t.sessions.resetTitle} />;
}

export function ForgottenPage() {
  return (
    <Card title={t.sessions.forgotten}>
      <ForgottenForm />
      <p>
        <Link to="/sign-in" search={{}}>
          {t.sessions.backToSignIn}
        </Link>
      </p>
    </Card>
  );
}

function ByLink({ kind, title }: { kind: "join" | "reset"; title: string }) {
  const router = useRouter();
  // Behind the #, so that the secret reaches no server and no log.
  const [secret] = useState(() => window.location.hash.slice(1));
  return (
    <Card title={title}>
      <LinkForm
        kind={kind}
        secret={secret}
        onDone={() => {
          sayDone(t.sessions.nowSignIn);
          void router.navigate({ to: "/sign-in", search: {}, replace: true });
        }}
      />
    </Card>
  );
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  usePageTitle(title);
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <img src={markUrl} alt="" width={40} height={40} />
        <h1 className={classes.title}>{title}</h1>
        {children}
      </div>
    </main>
  );
}

// Who comes by a link, or needs one?
import { Link, useRouter } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import markUrl from "../app/mark.svg";
import { ForgottenForm } from "../features/sessions/forgotten-form";
import { LinkForm } from "../features/sessions/link-form";
import { sayDone } from "../ui/say";
import classes from "./sign-in.module.css";

export function JoinPage() {
  return <ByLink kind="join" title="Join the newsroom" />;
}

export function ResetPage() {
  return <ByLink kind="reset" title="A new password" />;
}

export function ForgottenPage() {
  return (
    <Card title="Forgotten password">
      <ForgottenForm />
      <p>
        <Link to="/sign-in" search={{}}>
          Back to the sign-in
        </Link>
      </p>
    </Card>
  );
}

function ByLink({ kind, title }: { kind: "join" | "reset"; title: string }) {
  const router = useRouter();
  // Behind the #, so that it is sent to no server and stands in no log.
  const [secret] = useState(() => window.location.hash.slice(1));
  return (
    <Card title={title}>
      <LinkForm
        kind={kind}
        secret={secret}
        onDone={() => {
          sayDone("Now sign in with your password.");
          void router.navigate({ to: "/sign-in", search: {}, replace: true });
        }}
      />
    </Card>
  );
}

function Card({ title, children }: { title: string; children: ReactNode }) {
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

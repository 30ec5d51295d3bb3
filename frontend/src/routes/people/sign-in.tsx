// The sign-in page.

import { getRouteApi, Link, useRouter } from "@tanstack/react-router";
import markUrl from "../../app/mark.svg";
import { OtherWays, Refused } from "../../features/people/sessions/other-ways";
import { SignInForm } from "../../features/people/sessions/sign-in-form";
import { basePath } from "../../lib/base-path";
import { t } from "../../texts";
import { usePageTitle } from "../../ui/page-title";
import { safeNext } from "../search";
import classes from "./sign-in.module.css";

const route = getRouteApi("/sign-in");

export function SignInPage() {
  usePageTitle(t.sessions.signIn);
  const { next, refused } = route.useSearch();
  const router = useRouter();
  const goOn = () => router.history.push(basePath + safeNext(next));
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <img src={markUrl} alt="" width={40} height={40} />
        <h1 className={classes.title}>Claimdesk</h1>
        <p className={classes.lead}>{t.sessions.lead}</p>
        {refused ? <Refused reason={refused} /> : null}
        <SignInForm onSignedIn={goOn} />
        <OtherWays to={safeNext(next)} onSignedIn={goOn} />
        <p className={classes.forgotten}>
          <Link to="/forgotten">{t.sessions.forgottenQuestion}</Link>
        </p>
      </div>
    </main>
  );
}

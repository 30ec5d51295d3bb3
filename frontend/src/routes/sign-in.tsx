// Who comes to the desk?
import { getRouteApi, Link, useRouter } from "@tanstack/react-router";
import markUrl from "../app/mark.svg";
import { SignInForm } from "../features/sessions/sign-in-form";
import { safeNext } from "./search";
import classes from "./sign-in.module.css";

const route = getRouteApi("/sign-in");

export function SignInPage() {
  const { next } = route.useSearch();
  const router = useRouter();
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <img src={markUrl} alt="" width={40} height={40} />
        <h1 className={classes.title}>Claimdesk</h1>
        <p className={classes.lead}>Claims in, checked verdicts out.</p>
        <SignInForm onSignedIn={() => router.history.push(safeNext(next))} />
        <p className={classes.forgotten}>
          <Link to="/forgotten">Forgotten your password?</Link>
        </p>
      </div>
    </main>
  );
}

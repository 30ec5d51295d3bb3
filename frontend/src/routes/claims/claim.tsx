// The claim page: everything about one claim, ready to print.

import { IconArrowLeft, IconPrinter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { isProblem } from "../../api/problem";
import { claimQuery } from "../../features/claims/queries";
import { full } from "../../lib/words/times";
import { t } from "../../texts";
import { SmallButton, TextButton } from "../../ui/controls/buttons";
import { Lines } from "../../ui/feedback/lines";
import { Failed } from "../../ui/feedback/notice";
import { Missing } from "../not-found";
import classes from "./claim.module.css";
import { ClaimSheet } from "./workspace";

const route = getRouteApi("/desk/claims/$claimId");

export function ClaimPage() {
  const { claimId } = route.useParams();
  const { comment } = route.useSearch();
  const { data: claim, isError, error, refetch } = useQuery(claimQuery(claimId));
  if (isProblem(error, 404) && !claim) return <Missing title={t.stopped.noClaim} text={t.stopped.noClaimText} />;
  if (!claim) return isError ? <Failed error={error} retry={() => void refetch()} /> : <Lines rows={12} />;
  return (
    <>
      <div className={`${classes.tools} no-print`}>
        <TextButton
          leftSection={<IconArrowLeft size={16} />}
          renderRoot={(props) => (
            <Link
              {...props}
              to="/articles/$articleId"
              params={{ articleId: claim.article.id }}
              search={{ claim: claim.id }}
            />
          )}
        >
          {t.claimPage.readInArticle}
        </TextButton>
        <SmallButton leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
          {t.claimPage.print}
        </SmallButton>
      </div>
      <ClaimSheet key={claim.id} claim={claim} comment={comment} />
      <Printed />
    </>
  );
}

/** On paper only: where this is from and when it was printed. What is folded on the screen is open on paper. */
function Printed() {
  const [at, setAt] = useState(() => new Date().toISOString());
  useEffect(() => {
    let folded: HTMLDetailsElement[] = [];
    const before = () => {
      folded = [...document.querySelectorAll<HTMLDetailsElement>("main details:not([open])")];
      for (const one of folded) one.open = true;
      flushSync(() => setAt(new Date().toISOString()));
    };
    const after = () => {
      for (const one of folded) one.open = false;
    };
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  return (
    <footer className={classes.printed}>
      {t.claimPage.printed(full(at))}
      <br />
      {window.location.origin}
      {window.location.pathname}
    </footer>
  );
}

// What is the whole file of one claim, on one page that prints?
import { Button } from "@mantine/core";
import { IconArrowLeft, IconPrinter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { isProblem } from "../api/problem";
import { claimQuery } from "../features/claims/queries";
import { t } from "../texts";
import { Lines } from "../ui/lines";
import { Failed } from "../ui/notice";
import classes from "./claim.module.css";
import { Missing } from "./not-found";
import { ClaimSheet } from "./workspace";

const route = getRouteApi("/desk/claims/$claimId");

export function ClaimPage() {
  const { claimId } = route.useParams();
  const { comment } = route.useSearch();
  const { data: claim, isError, error, refetch } = useQuery(claimQuery(claimId));
  if (isProblem(error, 404) && !claim)
    return <Missing title={t.stopped.noClaim} text={t.stopped.noClaimText} />;
  if (!claim)
    return isError ? (
      <Failed error={error} retry={() => void refetch()} />
    ) : (
      <Lines rows={12} label="Loading the claim" />
    );
  return (
    <>
      <div className={`${classes.tools} no-print`}>
        <Button
          variant="subtle"
          size="compact-sm"
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
          Read it in the article
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPrinter size={16} />}
          onClick={() => window.print()}
        >
          Print
        </Button>
      </div>
      <ClaimSheet key={claim.id} claim={claim} comment={comment} />
    </>
  );
}

// The line below the claims of a long article: how many are not offered, and a button for more.

import { IconListDetails } from "@tabler/icons-react";
import type { Article } from "../../api/types";
import { locale, t } from "../../texts";
import { TextButton } from "../../ui/controls/buttons";
import { report } from "../../ui/feedback/say";
import { useOfferMore } from "./actions";
import classes from "./held-back.module.css";
import { isUnderWay } from "./queries";

export function HeldBack({ article }: { article: Article }) {
  const offer = useOfferMore(article.id);
  const amount = article.claims.held_back;
  if (amount === 0) return null;
  return (
    <p className={classes.line}>
      {t.reader.heldBack(amount, amount.toLocaleString(locale))}
      <TextButton
        leftSection={<IconListDetails size={15} />}
        loading={offer.isPending || isUnderWay(article)}
        onClick={() => offer.mutate(undefined, report(t.reader.offering))}
      >
        {t.reader.offerMore}
      </TextButton>
    </p>
  );
}

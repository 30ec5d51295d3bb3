// The guides page: templates and checklists for verdicts, by kind of claim.
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { GuideEditor } from "../../features/verdicts/guides/guide-editor";
import { guidesQuery } from "../../features/verdicts/queries";
import { KINDS, kinds } from "../../lib/words/vocabulary";
import { t } from "../../texts";
import { Pending } from "../../ui/feedback/pending";
import { Page } from "../../ui/page";

const route = getRouteApi("/desk/guides");

export function GuidesPage() {
  const guides = useQuery(guidesQuery);
  const { kind = "casualties" } = route.useSearch();
  const navigate = route.useNavigate();
  const guide = guides.data?.find((one) => one.kind === kind);
  return (
    <Page title={t.guides.title} lead={t.guides.lead}>
      <NativeSelect
        label={t.guides.kind}
        data={kinds().map((one) => ({ value: one, label: KINDS[one].label }))}
        value={kind}
        onChange={({ currentTarget: { value } }) =>
          void navigate({ search: { kind: kinds().find((one) => one === value) }, replace: true })
        }
      />
      {guide ? <GuideEditor key={guide.kind} guide={guide} /> : <Pending query={guides} rows={8} />}
    </Page>
  );
}

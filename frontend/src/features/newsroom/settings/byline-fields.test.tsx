// Tests of the by-line in the settings: who signs, and the name of the desk.
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it } from "vitest";
import { show } from "../../../../tests/render";
import type { PublishingRules } from "../../../api/types";
import { BylineFields } from "./byline-fields";

const RULES: PublishingRules = { private_feeds: false, trusted_publishers: [] };

function Form({ onRules }: { onRules: (rules: PublishingRules) => void }) {
  const [rules, setRules] = useState(RULES);
  const change = (now: PublishingRules) => {
    setRules(now);
    onRules(now);
  };
  const errors = { "publishing/byline/desk": "Enter a name." };
  return <BylineFields rules={rules} onChange={change} errors={errors} disabled={false} />;
}

it("asks for the name of a desk that signs", async () => {
  let now = RULES;
  show(
    <Form
      onRules={(rules) => {
        now = rules;
      }}
    />,
  );
  const signs = await screen.findByLabelText("By-line of verdicts");
  expect((signs as HTMLSelectElement).value).toBe("house");
  expect(screen.queryByLabelText("Name of the desk")).toBeNull();
  await userEvent.selectOptions(signs, "A desk");
  expect(screen.getByText("Enter a name.")).toBeTruthy();
  await userEvent.type(screen.getByLabelText("Name of the desk"), "Facts");
  expect(now.byline).toEqual({ signs: "desk", desk: "Facts" });
  await userEvent.selectOptions(signs, "The author and those who approved");
  expect(now.byline).toEqual({ signs: "person", desk: "Facts" });
});

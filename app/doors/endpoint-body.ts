// The body of POST /v1/admin/endpoints, checked field by field. Every refusal names the field and says what is wanted.
import { z } from "zod";
import { noticeTopics } from "../../rewards/notices/notice.ts";
import { type OutboundRules, whyNotCallable } from "../../system/outbound-url.ts";

const topic = z.enum(noticeTopics, `must be one of ${noticeTopics.join(", ")}`);

export const endpointBody = (rules: OutboundRules) =>
  z.object(
    {
      url: z
        .string({ error: (issue) => (issue.input === undefined ? "is required" : "must be text") })
        .transform((value, context) => {
          const obstacle = whyNotCallable(value, rules);
          if (obstacle === null) return new URL(value).href;
          context.addIssue({ code: "custom", message: obstacle });
          return z.NEVER;
        }),
      topics: z
        .array(topic, "must be a list of names")
        .transform((topics) => [...new Set(topics)])
        .nullish(),
    },
    "must be a JSON object",
  );

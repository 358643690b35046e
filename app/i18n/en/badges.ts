// The list of badges, the gallery of templates, and the designer.
export const badges = {
  "badges.title": "Badges",
  "badges.type.OneTimeOnly": "Once",
  "badges.type.Repeatable": "Repeatable",
  "badges.type.Ranked": "Levels",
} as const;

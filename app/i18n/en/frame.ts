// What stands around every page, and what is shown where a page is missing or failed.
export const frame = {
  "nav.home": "Home",
  "nav.badges": "Badges",
  "nav.rewards": "Rewards",
  "nav.customers": "Customers",
  "nav.activity": "Activity",
  "nav.settings": "Settings",
  "frame.skip": "Skip to content",
  "missing.title": "There is no such page",
  "missing.text":
    "It may have been deleted, or the address is not quite right. Everything that customers earned is kept.",
  "missing.back": "Back to the start",
  "failed.title": "Something went wrong on our side",
  "failed.text":
    "It has been logged. Nothing that customers earned is lost. Please try again; if it happens again, write to us.",
  "failed.again": "Try again",
  "failed.unread": "This could not be read just now.",
  "failed.kept": "That did not work just now. What you entered is still here; please try again.",
  "word.cancel": "Cancel",
  "word.close": "Close",
  "word.save": "Save",
  "word.discard": "Discard",
} as const;

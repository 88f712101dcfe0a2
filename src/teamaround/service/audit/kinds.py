"""What is audited: one slug for each act, `noun.verbed`, with the words that people read."""

from __future__ import annotations

from enum import StrEnum


class AuditKind(StrEnum):
    """Everything that leaves a row. The slug is stored and never changes."""

    ACCESS_REFUSED = "access.refused"
    MY_WORK_OPENED = "my_work.opened"
    SPOC_DESK_OPENED = "spoc_desk.opened"
    MATCH_REVIEW_OPENED = "match_review.opened"
    AUDIT_DESK_OPENED = "audit_desk.opened"
    CHILD_SEARCHED = "child.searched"
    CHILD_OPENED = "child.opened"
    CHILD_ADDED = "child.added"
    CHILD_CHANGED = "child.changed"
    ENTRIES_READ = "entries.read"
    WHO_KNEW_WHAT_READ = "who_knew_what.read"
    NETWORK_MAP_READ = "network_map.read"
    WHO_LOOKED_READ = "who_looked.read"
    ENTRIES_APPENDED = "entries.appended"
    REQUEST_READ = "request.read"
    ALERT_RAISED = "alert.raised"
    ALERT_READ = "alert.read"
    ALERT_LEVEL_CHANGED = "alert.level_changed"
    ALERT_DELIVERED = "alert.delivered"
    ALERT_ACCEPTED = "alert.accepted"
    ALERT_ESCALATED = "alert.escalated"
    ALERT_CLOSED = "alert.closed"
    WORK_ADDED = "work.added"
    WORK_DONE = "work.done"
    CONTACT_RECEIVED = "contact.received"
    CONTACTS_RECEIVED = "contacts.received"
    CONTACTS_MATCHED_AGAIN = "contacts.matched_again"
    CONTACTS_PURGED = "contacts.purged"
    CONTACT_QUARANTINED = "contact.quarantined"
    MATCH_REVIEW_ASKED = "match_review.asked"
    MATCH_REVIEW_DECIDED = "match_review.decided"
    MATCH_REVIEW_HANDED_ON = "match_review.handed_on"
    MATCH_REVIEW_ESCALATED = "match_review.escalated"
    MATCH_REVIEW_REMEMBERED = "match_review.remembered"
    MATCH_REVIEW_ENDED = "match_review.ended"
    MATCH_REVIEW_UNDONE = "match_review.undone"
    MATCH_REVIEW_CORRECTED = "match_review.corrected"
    MATCH_CALIBRATION_READ = "match_calibration.read"
    WATCH_LIST_REBUILT = "watch_list.rebuilt"
    ADDRESS_CONCEALED = "address.concealed"
    ADDRESS_REVEALED = "address.revealed"
    EXPORT_MADE = "export.made"
    GRANT_GIVEN = "grant.given"
    GRANT_ENDED = "grant.ended"
    LOCKOUT_SET = "lockout.set"
    LOCKOUT_ENDED = "lockout.ended"
    BREAK_GLASS_OPENED = "break_glass.opened"
    BREAK_GLASS_REVIEWED = "break_glass.reviewed"
    AGENCY_CHANGED = "agency.changed"
    FEED_HEARD = "feed.heard"
    FEED_STOPPED = "feed.stopped"
    FEED_STARTED = "feed.started"
    AGENCY_KEY_REGISTERED = "agency_key.registered"
    AGENCY_SEED_REPLACED = "agency_seed.replaced"
    OTHER_SEED_REFUSED = "agency_seed.refused"
    SEALED_BATCH_RECEIVED = "sealed_batch.received"
    SEALED_BATCH_OPENED = "sealed_batch.opened"
    SEALED_BATCHES_PURGED = "sealed_batches.purged"
    WATCH_TOKENS_ASKED = "watch_tokens.asked"
    WATCH_TOKENS_HELD = "watch_tokens.held"
    WATCH_TOKENS_REFUSED = "watch_tokens.refused"
    WATCH_TOKENS_DELETED = "watch_tokens.deleted"
    ACCOUNT_ADDED = "account.added"
    ACCOUNT_SUSPENDED = "account.suspended"
    SIGNED_IN = "account.signed_in"
    SIGNED_OUT = "account.signed_out"
    SIGN_IN_FAILED = "account.sign_in_failed"
    SIGN_IN_REFUSED = "account.sign_in_refused"
    SIGN_IN_LIMITED = "account.sign_in_limited"
    SESSION_IDLE = "account.session_idle"
    SESSION_LONGEST = "account.session_longest"


WORDS: dict[AuditKind, str] = {
    AuditKind.ACCESS_REFUSED: "was refused",
    AuditKind.MY_WORK_OPENED: "opened their own work",
    AuditKind.SPOC_DESK_OPENED: "opened the single point of contact desk",
    AuditKind.MATCH_REVIEW_OPENED: "opened the match review",
    AuditKind.AUDIT_DESK_OPENED: "opened the audit desk",
    AuditKind.CHILD_SEARCHED: "looked for a child by exact details",
    AuditKind.CHILD_OPENED: "opened the child's page",
    AuditKind.CHILD_ADDED: "added the child",
    AuditKind.CHILD_CHANGED: "changed whether the case is open",
    AuditKind.ENTRIES_READ: "read entries of the record",
    AuditKind.WHO_KNEW_WHAT_READ: "looked at who knew what, when",
    AuditKind.NETWORK_MAP_READ: "looked at the map of people and places",
    AuditKind.WHO_LOOKED_READ: "looked at who has looked",
    AuditKind.ENTRIES_APPENDED: "added to the record",
    AuditKind.REQUEST_READ: "read what an agency is asked",
    AuditKind.ALERT_RAISED: "raised an alert",
    AuditKind.ALERT_READ: "read an alert",
    AuditKind.ALERT_LEVEL_CHANGED: "changed the level of an alert",
    AuditKind.ALERT_DELIVERED: "delivered an alert",
    AuditKind.ALERT_ACCEPTED: "accepted an alert",
    AuditKind.ALERT_ESCALATED: "passed an alert up the ladder",
    AuditKind.ALERT_CLOSED: "closed an alert",
    AuditKind.WORK_ADDED: "added something to do",
    AuditKind.WORK_DONE: "marked something as done",
    AuditKind.CONTACTS_MATCHED_AGAIN: "compared the contacts still kept with the new watch list",
    AuditKind.CONTACT_RECEIVED: "sent a contact",
    AuditKind.CONTACTS_RECEIVED: "sent a batch of contacts",
    AuditKind.CONTACTS_PURGED: "removed contacts that concerned nobody on the list",
    AuditKind.CONTACT_QUARANTINED: "set a contact aside because it could not be read",
    AuditKind.MATCH_REVIEW_ASKED: "asked for a match to be reviewed",
    AuditKind.MATCH_REVIEW_DECIDED: "decided a match",
    AuditKind.MATCH_REVIEW_HANDED_ON: "handed a match on to another matcher",
    AuditKind.MATCH_REVIEW_ESCALATED: "asked the desk's manager to decide a match",
    AuditKind.MATCH_REVIEW_REMEMBERED: "went by an earlier decision about the same details",
    AuditKind.MATCH_REVIEW_ENDED: "ended a decision about a match that was remembered",
    AuditKind.MATCH_REVIEW_UNDONE: "undid a decision about a match",
    AuditKind.MATCH_REVIEW_CORRECTED: "told everybody who had been told that a sighting was taken back",
    AuditKind.MATCH_CALIBRATION_READ: "read how match review and the model agree",
    AuditKind.WATCH_LIST_REBUILT: "rebuilt the watch list from the record",
    AuditKind.ADDRESS_CONCEALED: "concealed an address",
    AuditKind.ADDRESS_REVEALED: "revealed a concealed address",
    AuditKind.EXPORT_MADE: "took papers out of the service",
    AuditKind.GRANT_GIVEN: "gave access",
    AuditKind.GRANT_ENDED: "ended access",
    AuditKind.LOCKOUT_SET: "locked somebody out",
    AuditKind.LOCKOUT_ENDED: "ended a lockout",
    AuditKind.BREAK_GLASS_OPENED: "opened the record in an emergency",
    AuditKind.BREAK_GLASS_REVIEWED: "reviewed an emergency opening",
    AuditKind.AGENCY_CHANGED: "changed an agency's particulars",
    AuditKind.FEED_HEARD: "heard from a feed",
    AuditKind.FEED_STOPPED: "stopped a feed",
    AuditKind.FEED_STARTED: "started a stopped feed again",
    AuditKind.AGENCY_KEY_REGISTERED: "registered the key that an agency signs by",
    AuditKind.AGENCY_SEED_REPLACED: "removed what an agency had sealed under keys that it has replaced",
    AuditKind.OTHER_SEED_REFUSED: "sent what is of another seed than the service knows, and was refused",
    AuditKind.SEALED_BATCH_RECEIVED: "sent a batch of sealed contacts",
    AuditKind.SEALED_BATCH_OPENED: "opened what concerns the watch list in a batch of sealed contacts",
    AuditKind.SEALED_BATCHES_PURGED: "removed sealed contacts whose fortnight was over",
    AuditKind.WATCH_TOKENS_ASKED: "asked an agency blindly for the tokens of the watch list",
    AuditKind.WATCH_TOKENS_HELD: "took in tokens that an agency had evaluated blindly",
    AuditKind.WATCH_TOKENS_REFUSED: "was refused the tokens of the watch list by an agency",
    AuditKind.WATCH_TOKENS_DELETED: "deleted tokens of people and places that left the watch list",
    AuditKind.ACCOUNT_ADDED: "added an account",
    AuditKind.ACCOUNT_SUSPENDED: "suspended an account",
    AuditKind.SIGNED_IN: "signed in",
    AuditKind.SIGNED_OUT: "signed out",
    AuditKind.SIGN_IN_FAILED: "could not sign in: the user name or the password was not right",
    AuditKind.SIGN_IN_REFUSED: "was refused a sign-in, because too many had failed",
    AuditKind.SIGN_IN_LIMITED: "refuses sign-ins for a time, because too many have failed",
    AuditKind.SESSION_IDLE: "was signed out because nothing happened for a while",
    AuditKind.SESSION_LONGEST: "was signed out at the end of a working day",
}

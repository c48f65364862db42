import Testing

/// All suites that run servers: one test after the other, as their times are looked at.
@Suite(.serialized) enum ServerTests {}

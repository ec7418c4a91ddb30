package io.acknet.audit;

/// What a chain is made of, in the order in which it is read and exported: rows by `seq`, each
/// checkpoint after its row, and the head last.
public sealed interface Entry permits AuditRow, Checkpoint, ChainHead {}

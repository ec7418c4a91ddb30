package io.acknet.knowledge.imports;

import io.acknet.lang.Lang;
import java.util.List;

/// What one document holds.
///
/// @param title the document's, or its file's name where it has none
/// @param questions in reading order, those that are answered elsewhere last
/// @param contents the links at its top, in their order
record Reading(
        FaqDocument document,
        Lang lang,
        String title,
        List<Question> questions,
        List<LinkList.Entry> contents,
        List<String> keywords,
        Notices notices) {}

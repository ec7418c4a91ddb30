package io.acknet.slack;

import io.acknet.change.ChangeListener;
import io.acknet.change.Directory;

/// Makes the conversation of a workspace.
public interface Conversing {

    /// @param people of the workspace
    /// @param cards is told what happens to changes, and shows it
    Talk over(Directory people, ChangeListener cards);
}

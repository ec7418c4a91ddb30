package io.acknet.fix;

import io.acknet.lang.Text;

/// Who else writes the objects that a plan changes. An object that GitOps would put back has no plan:
/// the fix is `Unsuitable` and names the source of truth.
public sealed interface Ownership {

    /// Nobody that can be seen.
    record Unmanaged() implements Ownership {}

    /// An add-on owns it: the change holds until the add-on is upgraded.
    ///
    /// @param signs what shows it, such as a label or a field manager
    record MayBeOverwritten(Text by, java.util.List<String> signs) implements Ownership {
        public MayBeOverwritten {
            signs = java.util.List.copyOf(signs);
        }
    }
}

package io.acknet.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `acknet completion bash|zsh`: a script that completes commands, options, topics and fixes.
@Command(
        name = "completion",
        description = "Prints the completion for a shell; see the end of it for how to use it.",
        footer = {
            "%nbash, for this shell or in ~/.bashrc:  source <(acknet completion bash)",
            "zsh, for this shell or in ~/.zshrc:    source <(acknet completion zsh)"
        },
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class CompletionCommand implements Callable<Integer> {
    private static final String NAME = "acknet";

    /// zsh reads bash's completions; its own system has to be there before.
    private static final String ZSH = "autoload -Uz compinit && compinit -i\n";

    enum Shell {
        bash,
        zsh
    }

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    private Shell shell;

    @Spec private CommandSpec spec;

    private final Supplier<CommandLine> commands;

    /// @param commands all of them
    public CompletionCommand(Supplier<CommandLine> commands) {
        this.commands = commands;
    }

    @Override
    public Integer call() {
        String script = AutoComplete.bash(NAME, commands.get());
        spec.commandLine().getOut().print(shell == Shell.zsh ? ZSH + script : script);
        spec.commandLine().getOut().flush();
        return Exit.DONE;
    }
}

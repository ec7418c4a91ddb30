package io.acknet.lang;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Name;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// The string literals of the program, each with the calls that it is an argument of.
public final class Literals {
    private static final Path ROOT = Path.of("src/main/java/io/acknet").toAbsolutePath();

    private final List<Literal> all = new ArrayList<>();
    private final Set<Call> pairs = new HashSet<>(Set.of(new Call("Text", 0, 2)));

    private Literals() {}

    /// @param file below `io/acknet`, such as `slack/Views.java`
    /// @param calls that it is an argument of, the innermost first
    public record Literal(String file, long line, String value, List<Call> calls) {
        public boolean isIn(String call) {
            return calls.stream().anyMatch(of -> of.name().matches(call));
        }

        @Override
        public String toString() {
            return "%s:%d “%s”".formatted(file, line, value.replace("\n", "\\n"));
        }
    }

    /// @param name with what it is called on in the end, such as `LOG.log` or `Blocks.section`; of a
    ///     constructor that of its class
    /// @param place of the argument; -1 for what the method is called on
    /// @param of how many arguments there are
    public record Call(String name, int place, int of) {
        private Call in(int other) {
            return new Call(name.substring(name.indexOf('.') + 1), other, of);
        }
    }

    public static Literals ofTheProgram() throws IOException {
        Literals literals = new Literals();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(ROOT)) {
            List<Path> java = sources.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    files.getJavaFileObjectsFromPaths(java));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                literals.new Reader(unit, positions).scan(unit, null);
            }
        }
        return literals;
    }

    public Stream<Literal> stream() {
        return all.stream();
    }

    /// The language that a literal is meant to be in: it stands where a sentence is taken in both, one
    /// beside the other, as parameters `zh` and `en`, or is added to what has one of these names.
    public Optional<Lang> lang(Literal literal) {
        return literal.calls().stream().flatMap(call -> lang(call).stream()).findFirst();
    }

    private Optional<Lang> lang(Call call) {
        if (call.name().startsWith("zh.") || pairs.contains(call.in(call.place()))) {
            return Optional.of(Lang.ZH);
        }
        return call.name().startsWith("en.") || pairs.contains(call.in(call.place() - 1))
                ? Optional.of(Lang.EN)
                : Optional.empty();
    }

    private final class Reader extends TreePathScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        Reader(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            List<String> names =
                    method.getParameters().stream().map(it -> it.getName().toString()).toList();
            int zh = names.indexOf("zh");
            if (zh >= 0 && zh == names.indexOf("en") - 1) {
                boolean makes = method.getName().contentEquals("<init>");
                ClassTree type = (ClassTree) getCurrentPath().getParentPath().getLeaf();
                Name name = makes ? type.getSimpleName() : method.getName();
                pairs.add(new Call(name.toString(), zh, names.size()));
            }
            return super.visitMethod(method, null);
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            if (literal.getValue() instanceof String value) {
                Path file = Path.of(unit.getSourceFile().toUri());
                long start = positions.getStartPosition(unit, literal);
                all.add(
                        new Literal(
                                ROOT.relativize(file).toString(),
                                unit.getLineMap().getLineNumber(start),
                                value,
                                calls(getCurrentPath())));
            }
            return null;
        }

        private static List<Call> calls(TreePath path) {
            List<Call> calls = new ArrayList<>();
            for (TreePath at = path; at.getParentPath() != null; at = at.getParentPath()) {
                Tree child = at.getLeaf();
                Tree parent = at.getParentPath().getLeaf();
                if (parent instanceof NewClassTree made) {
                    String name = made.getIdentifier().toString();
                    calls.add(call(name, made.getArguments(), child));
                } else if (parent instanceof MethodInvocationTree call) {
                    calls.add(call(name(call.getMethodSelect()), call.getArguments(), child));
                }
            }
            return calls;
        }

        private static Call call(
                String name, List<? extends ExpressionTree> arguments, Tree child) {
            return new Call(name, arguments.indexOf(child), arguments.size());
        }

        private static String name(ExpressionTree method) {
            if (!(method instanceof MemberSelectTree member)) {
                return method.toString();
            }
            ExpressionTree on = member.getExpression();
            while (on instanceof MethodInvocationTree || on instanceof MemberSelectTree) {
                on =
                        on instanceof MethodInvocationTree call
                                ? call.getMethodSelect()
                                : ((MemberSelectTree) on).getExpression();
            }
            String root = on instanceof IdentifierTree ? on + "." : "";
            return root + member.getIdentifier();
        }
    }
}

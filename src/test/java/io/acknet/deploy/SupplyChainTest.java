package io.acknet.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/// What the documents say of dependencies and defences is so.
class SupplyChainTest {
    private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)`");
    private static final Pattern NAME = Pattern.compile("`([A-Z][A-Za-z]+)`");

    @Test
    void everyDependencyStandsInTheReadmeWithWhatItIsFor() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        String section = readme.substring(readme.indexOf("\n## Dependencies"));
        List<String> rows =
                section.substring(0, section.indexOf("\n## ", 1))
                        .lines()
                        .map(ROW::matcher)
                        .filter(Matcher::find)
                        .map(row -> row.group(1))
                        .toList();
        assertThat(rows).isEqualTo(shipped());
    }

    @Test
    void everyVersionIsPinned() throws Exception {
        assertThat(texts("version"))
                .isNotEmpty()
                .noneMatch(it -> it.contains("LATEST") || it.contains("RELEASE"))
                .allMatch(it -> !it.matches("[\\[(].*") || it.equals("[25,26)"));
    }

    @Test
    void everyClassThatSecurityNamesIsThere() throws IOException {
        String text = Files.readString(Path.of("SECURITY.md"));
        Set<String> classes;
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            classes =
                    files.map(file -> String.valueOf(file.getFileName()))
                            .filter(file -> file.endsWith(".java"))
                            .map(file -> file.replace(".java", ""))
                            .collect(Collectors.toSet());
        }
        List<String> named =
                NAME.matcher(text).results().map(it -> it.group(1)).distinct().toList();
        assertThat(named).hasSizeGreaterThan(40);
        assertThat(classes).containsAll(named);
    }

    /// The artifacts of the pom's own dependencies that the program runs with.
    private static List<String> shipped() throws Exception {
        List<String> artifacts = new ArrayList<>();
        Element project = pom();
        for (Element dependencies : children(project, "dependencies")) {
            for (Element one : children(dependencies, "dependency")) {
                if (children(one, "scope").isEmpty()) {
                    artifacts.add(children(one, "artifactId").getFirst().getTextContent());
                }
            }
        }
        return artifacts;
    }

    private static List<String> texts(String tag) throws Exception {
        NodeList found = pom().getElementsByTagName(tag);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    private static Element pom() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(Path.of("pom.xml").toFile()).getDocumentElement();
    }

    private static List<Element> children(Element of, String tag) {
        List<Element> found = new ArrayList<>();
        for (Node it = of.getFirstChild(); it != null; it = it.getNextSibling()) {
            if (it instanceof Element element && element.getTagName().equals(tag)) {
                found.add(element);
            }
        }
        return found;
    }
}

package io.cygi.contracts.catalogue;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Reads the Javadoc of the contracts from their sources. */
final class ContractComments {

    private final Map<String, String> texts = new HashMap<>();

    /** @param sources the folder of the sources */
    ContractComments(Path sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> found = Files.walk(sources)) {
            List<Path> java =
                    found.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(java));
            DocTrees comments = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Scanner(comments, unit.getPackageName().toString()).scan(unit, null);
            }
        }
    }

    /** {@return what the type is for} */
    String of(Class<?> type) {
        return require(type.getName());
    }

    /** {@return what the record's component, the interface's accessor or the enum's constant means; null where untold} */
    @Nullable
    String find(Class<?> type, String member) {
        return texts.get(type.getName() + "#" + member);
    }

    private String require(String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalStateException("no comment tells what " + key + " means");
        }
        return text;
    }

    private final class Scanner extends TreePathScanner<Void, Void> {

        private final DocTrees comments;
        private String scope;

        Scanner(DocTrees comments, String packageName) {
            this.comments = comments;
            this.scope = packageName + ".";
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            String outer = scope;
            String name = outer + type.getSimpleName();
            DocCommentTree comment = comments.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                texts.put(name, text(comment.getFullBody()));
                for (DocTree tag : comment.getBlockTags()) {
                    if (tag instanceof ParamTree parameter) {
                        texts.put(name + "#" + parameter.getName(), text(parameter.getDescription()));
                    }
                }
            }
            scope = name + "$";
            for (Tree member : type.getMembers()) {
                member(name, new TreePath(getCurrentPath(), member));
            }
            super.visitClass(type, nothing);
            scope = outer;
            return null;
        }

        private void member(String type, TreePath path) {
            String name =
                    switch (path.getLeaf()) {
                        case MethodTree method -> method.getName().toString();
                        case VariableTree field -> field.getName().toString();
                        default -> "";
                    };
            DocCommentTree comment = comments.getDocCommentTree(path);
            if (comment != null && !name.isEmpty()) {
                texts.putIfAbsent(type + "#" + name, text(comment.getFullBody()));
            }
        }
    }

    private static String text(List<? extends DocTree> parts) {
        return parts.stream()
                .map(ContractComments::text)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String text(DocTree part) {
        return switch (part) {
            case TextTree text -> text.getBody();
            case LiteralTree literal -> literal.getBody().getBody();
            case ReturnTree value -> text(value.getDescription());
            case LinkTree link -> {
                String signature = link.getReference().getSignature();
                yield signature.substring(Math.max(signature.lastIndexOf('#'), signature.lastIndexOf('.')) + 1);
            }
            default -> throw new IllegalStateException("a comment of the contracts has " + part);
        };
    }
}

package io.acknet.redact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/// A secret as it lies around in clusters: the text that holds it, and what of that text is secret.
/// Made up, and the same ones at each run.
///
/// @param format such as `mysql-dsn`
/// @param secrets the parts that must not come out, not even a piece of them
public record PlantedSecret(String format, String text, List<String> secrets) {
    private static final int SEED = 20261123;
    private static final int EACH = 10;

    /// So much of a secret in a row counts as the secret.
    private static final int PIECE = 10;

    private static final String DIGITS = "0123456789";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String LETTERS = UPPER + LOWER;
    private static final String WORD = LETTERS + DIGITS;
    private static final String PASSWORD = WORD + "!$%^*_+~.-";

    /// Ten of each format.
    public static List<PlantedSecret> all() {
        Random random = new Random(SEED);
        List<PlantedSecret> all = new ArrayList<>();
        formats()
                .forEach((format, make) -> {
                    for (int i = 0; i < EACH; i++) {
                        all.add(make.apply(new Maker(format, random)));
                    }
                });
        return List.copyOf(all);
    }

    /// Whether a piece of the secret stands in a text.
    public boolean isIn(String shown) {
        return secrets.stream().anyMatch(secret -> pieceIsIn(secret, shown));
    }

    private static boolean pieceIsIn(String secret, String shown) {
        for (int i = 0; i + PIECE <= secret.length(); i++) {
            if (shown.contains(secret.substring(i, i + PIECE))) {
                return true;
            }
        }
        return false;
    }

    private record Maker(String format, Random random) {

        String some(int length, String letters) {
            StringBuilder text = new StringBuilder();
            random.ints(length, 0, letters.length()).forEach(i -> text.append(letters.charAt(i)));
            return text.toString();
        }

        /// One that holds what elsewhere separates.
        String awkward() {
            return some(2, LETTERS) + some(14, WORD + "!#$%&*;,^_+~.-") + some(2, WORD);
        }

        /// Begins and ends with a letter, so that no punctuation around it can be mistaken for a part.
        String password() {
            return some(2, LETTERS) + some(14, PASSWORD) + some(2, WORD);
        }

        PlantedSecret of(String text, String... secrets) {
            return new PlantedSecret(format, text, List.of(secrets));
        }
    }

    private static Map<String, Function<Maker, PlantedSecret>> formats() {
        Map<String, Function<Maker, PlantedSecret>> formats = new TreeMap<>();
        clouds(formats);
        tokens(formats);
        kubernetes(formats);
        pairs(formats);
        addresses(formats);
        return formats;
    }

    private static void clouds(Map<String, Function<Maker, PlantedSecret>> formats) {
        formats.put(
                "aliyun-key-id",
                make -> {
                    String id = "LTAI" + make.some(20, WORD);
                    return make.of("request by " + id + " was refused", id);
                });
        formats.put(
                "aliyun-key-pair",
                make -> {
                    String id = "LTAI" + make.some(20, WORD);
                    String secret = make.some(30, WORD);
                    return make.of(
                            "{\"accessKeyID\":\""
                                    + id
                                    + "\",\"accessKeySecret\":\""
                                    + secret
                                    + "\"}",
                            id,
                            secret);
                });
        formats.put(
                "aliyun-sts",
                make -> {
                    String id = "STS.NT" + make.some(22, WORD);
                    String token = "CAIS" + make.some(200, WORD + "+/");
                    return make.of(
                            "AccessKeyId=" + id + " SecurityToken=" + token + "==", id, token);
                });
        formats.put(
                "aws",
                make -> {
                    String id = "AKIA" + make.some(16, UPPER + DIGITS);
                    String secret = make.some(40, WORD + "/+");
                    return make.of(
                            "aws_access_key_id = " + id + "\naws_secret_access_key = " + secret,
                            id,
                            secret);
                });
        formats.put(
                "oss-signed-url",
                make -> {
                    String id = "LTAI" + make.some(20, WORD);
                    String signature = make.some(26, WORD) + "%3D";
                    return make.of(
                            "GET https://logs.oss-cn-hangzhou.aliyuncs.com/a.tar.gz?OSSAccessKeyId="
                                    + id
                                    + "&Expires=1795420800&Signature="
                                    + signature,
                            id,
                            signature);
                });
    }

    private static void tokens(Map<String, Function<Maker, PlantedSecret>> formats) {
        formats.put(
                "jwt",
                make -> {
                    String body = make.some(60, WORD + "_-");
                    String signature = make.some(43, WORD + "_-");
                    return make.of(
                            "invalid token eyJhbGciOiJSUzI1NiJ9.eyJ" + body + "." + signature,
                            body,
                            signature);
                });
        formats.put(
                "bearer",
                make -> {
                    String token = make.some(32, WORD + "._-");
                    return make.of("401 for header Authorization: Bearer " + token, token);
                });
        formats.put(
                "slack-bot",
                make -> {
                    String token = "xoxb-" + make.some(12, DIGITS) + "-" + make.some(24, WORD);
                    return make.of("notify with " + token + " failed", token.substring(5));
                });
        formats.put(
                "slack-app",
                make -> {
                    String token =
                            "xapp-1-A" + make.some(10, UPPER) + "-" + make.some(40, LOWER + DIGITS);
                    return make.of(token, token.substring(8));
                });
        formats.put(
                "webhook",
                make -> {
                    String token = make.some(64, "0123456789abcdef");
                    String uuid =
                            make.some(8, "0123456789abcdef")
                                    + "-4a1c-9d2e-"
                                    + make.some(12, "0123456789abcdef");
                    String path =
                            "T"
                                    + make.some(9, UPPER)
                                    + "/B"
                                    + make.some(9, UPPER)
                                    + "/"
                                    + make.some(24, WORD);
                    String url =
                            switch (make.random().nextInt(4)) {
                                case 0 ->
                                        "https://oapi.dingtalk.com/robot/send?access_token="
                                                + token;
                                case 1 ->
                                        "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key="
                                                + uuid;
                                case 2 -> "https://open.feishu.cn/open-apis/bot/v2/hook/" + uuid;
                                default -> "https://hooks.slack.com/services/" + path;
                            };
                    String secret =
                            url.contains("access_token")
                                    ? token
                                    : url.contains("slack") ? path : uuid;
                    return make.of("POST " + url + " timed out", secret);
                });
    }

    private static void kubernetes(Map<String, Function<Maker, PlantedSecret>> formats) {
        formats.put(
                "pem",
                make -> {
                    String kind =
                            List.of("RSA ", "EC ", "OPENSSH ", "").get(make.random().nextInt(4));
                    String body =
                            make.some(64, WORD + "+/") + "\n" + make.some(48, WORD + "+/") + "==";
                    return make.of(
                            "-----BEGIN "
                                    + kind
                                    + "PRIVATE KEY-----\n"
                                    + body
                                    + "\n-----END "
                                    + kind
                                    + "PRIVATE KEY-----",
                            body.substring(0, 64),
                            body.substring(65));
                });
        formats.put(
                "kubeconfig-key",
                make -> {
                    String key = "LS0tLS1CRUdJTi" + make.some(120, WORD);
                    return make.of(
                            "users:\n- name: admin\n  user:\n    client-key-data: " + key + "\n",
                            key);
                });
        formats.put(
                "kubeconfig-token",
                make -> {
                    String token =
                            make.some(6, LOWER + DIGITS) + "." + make.some(16, LOWER + DIGITS);
                    return make.of(
                            "users:\n- name: admin\n  user:\n    token: " + token + "\n", token);
                });
        formats.put(
                "docker-config",
                make -> {
                    String password = make.password();
                    String auth = base64("acr-user:" + password);
                    return make.of(
                            "{\"auths\":{\"registry.cn-hangzhou.aliyuncs.com\":{\"auth\":\""
                                    + auth
                                    + "\"}}}",
                            auth,
                            password);
                });
    }

    private static void pairs(Map<String, Function<Maker, PlantedSecret>> formats) {
        formats.put(
                "environment",
                make -> {
                    String password = make.awkward();
                    String key =
                            List.of("MYSQL_ROOT_PASSWORD", "REDIS_PASSWD", "API_TOKEN", "db.pwd")
                                    .get(make.random().nextInt(4));
                    return make.of(
                            "started with " + key + "=" + password + " TZ=Asia/Shanghai", password);
                });
        formats.put(
                "json-password",
                make -> {
                    String password = make.password();
                    String json = "{\"user\":\"app\",\"password\":\"" + password + "\"}";
                    return make.of(
                            make.random().nextBoolean() ? json : json.replace("\"", "\\\""),
                            password);
                });
        formats.put(
                "yaml-password",
                make -> {
                    String password = make.password();
                    String quote = make.random().nextBoolean() ? "'" : "";
                    return make.of(
                            "db:\n  user: app\n  password: "
                                    + quote
                                    + password
                                    + quote
                                    + "\n  port: 3306",
                            password);
                });
    }

    private static void addresses(Map<String, Function<Maker, PlantedSecret>> formats) {
        formats.put(
                "basic-auth-url",
                make -> {
                    String password = make.password();
                    return make.of(
                            "pull https://robot:" + password + "@harbor.example.com/v2/", password);
                });
        formats.put(
                "redis-dsn",
                make -> {
                    String password = make.password();
                    return make.of(
                            "dial redis://:" + password + "@r-bp1.redis.rds.aliyuncs.com:6379/0",
                            password);
                });
        formats.put(
                "mysql-dsn",
                make -> {
                    String password = make.password();
                    return make.of(
                            make.random().nextBoolean()
                                    ? "open app:"
                                            + password
                                            + "@tcp(rm-bp1.mysql.rds.aliyuncs.com:3306)/shop"
                                    : "jdbc:mysql://rm-bp1:3306/shop?user=app&password=" + password,
                            password);
                });
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

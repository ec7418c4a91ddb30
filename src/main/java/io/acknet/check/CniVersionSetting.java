package io.acknet.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What `cni-conf.json` says about the version of CNI. It stands at the root in both shapes: in a list
/// of plugins, the list's version overrides a plugin's own.
public enum CniVersionSetting {
    PRESENT,
    /// A text that is no version of the CNI specification.
    UNFAMILIAR,
    MISSING,
    EMPTY,
    NOT_TEXT;

    /// The releases of the specification, by https://github.com/containernetworking/cni.
    private static final Set<String> RELEASES =
            Set.of("0.1.0", "0.2.0", "0.3.0", "0.3.1", "0.4.0", "1.0.0", "1.1.0");

    private static final String FIELD = "cniVersion";

    public static CniVersionSetting of(CniConf.Valid conf) {
        JsonNode version = conf.root().path(FIELD);
        if (version.isMissingNode() || version.isNull()) {
            return MISSING;
        }
        if (!version.isTextual()) {
            return NOT_TEXT;
        }
        if (version.textValue().isEmpty()) {
            return EMPTY;
        }
        return RELEASES.contains(version.textValue()) ? PRESENT : UNFAMILIAR;
    }

    /// Whether the kubelet of 1.16 and later finds no version in it.
    public boolean isLacking() {
        return this == MISSING || this == EMPTY || this == NOT_TEXT;
    }

    /// Where else a `cniVersion` stands, without effect.
    public static List<String> misplaced(FlannelGate.Open open) {
        List<String> places = new ArrayList<>();
        open.conf().placesOf(FIELD, FIELD).forEach(place -> places.add(CniConf.KEY + ": " + place));
        if (inNetConf(CniConf.text(open.data(), CniConf.NET_KEY))) {
            places.add(CniConf.NET_KEY + ": " + FIELD);
        }
        return places;
    }

    static String shown(CniConf.Valid conf) {
        JsonNode version = conf.root().path(FIELD);
        return FIELD + ": " + (version.isMissingNode() ? "(not set)" : version.toString());
    }

    /// Whatever else is wrong with that text does not matter here.
    private static boolean inNetConf(String text) {
        try {
            return StrictJson.MAPPER.readTree(text).has(FIELD);
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}

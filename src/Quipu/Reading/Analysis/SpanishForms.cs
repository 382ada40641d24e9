namespace Quipu.Reading.Analysis;

/// <summary>What a Spanish word that no lexicon has may be, by its ending; verbs are led back to their infinitive.</summary>
static class SpanishForms
{
    readonly record struct Ending(string Text, string Infinitive, Morph Morph, bool Strong);

    const Morph Past = Morph.Past | Morph.Finite;
    const Morph Present = Morph.Present | Morph.Finite;
    const Morph Future = Morph.Future | Morph.Finite;
    const Morph Conditional = Morph.Conditional | Morph.Finite;
    const Morph Subjunctive = Morph.Subjunctive | Morph.Finite;

    // Longest first within a kind; the first verified one wins.
    static readonly Ending[] Endings =
    [
        .. All("ar", Conditional, true, "aríamos arían arías aría"), .. All("er", Conditional, true, "eríamos erían erías ería"), .. All("ir", Conditional, true, "iríamos irían irías iría"),
        .. All("ar", Future, true, "aremos arán arás ará aré"), .. All("er", Future, true, "eremos erán erás erá eré"), .. All("ir", Future, true, "iremos irán irás irá iré"),
        .. All("ar", Past, true, "ábamos aban abas aba aron aste"), .. All("ir", Past, true, "ieron ió"), .. All("er", Past, true, "ieron ió"), .. All("ar", Past, true, "ó"),
        .. All("uir", Past, true, "uyeron uyó"), .. All("er", Past, true, "yeron yó"), .. All("ir", Past, false, "eron"), .. All("er", Past, false, "í"), .. All("ir", Past, false, "í"),
        .. All("er", Past, false, "íamos ían ías ía"), .. All("ir", Past, false, "íamos ían ías ía"),
        .. All("ar", Subjunctive | Morph.Past, false, "áramos aran aras ara asen ase"), .. All("er", Subjunctive | Morph.Past, true, "iéramos ieran ieras iera iesen iese"),
        .. All("ir", Subjunctive | Morph.Past, true, "iéramos ieran ieras iera iesen iese"),
        .. All("ar", Morph.Gerund, true, "ando"), .. All("er", Morph.Gerund, true, "iendo yendo"), .. All("ir", Morph.Gerund, true, "iendo"), .. All("uir", Morph.Gerund, true, "uyendo"),
        .. All("ar", Morph.Participle, true, "ados adas ado ada"), .. All("er", Morph.Participle, false, "idos idas ido ida"), .. All("ir", Morph.Participle, true, "idos idas ido ida"),
        .. All("uir", Present, true, "uyen uye"), .. All("ecer", Present, false, "ezco ezca ezcan"), .. All("ar", Present, false, "amos an as a o"),
        .. All("er", Present, false, "emos en es e o"), .. All("ir", Present, false, "imos en es e o"), .. All("ar", Subjunctive, false, "emos en es e é"),
        .. All("er", Subjunctive, false, "amos an as a"), .. All("ir", Subjunctive, false, "amos an as a"),
        .. All("ar", Morph.Infinitive, true, "ar"), .. All("er", Morph.Infinitive, false, "er"), .. All("ir", Morph.Infinitive, false, "ir"),
    ];

    // Families of irregular verbs: detuvo, sostiene, propuso, interviene, redujo …
    static readonly Ending[] Families =
    [
        .. All("tener", Past, true, "tuvieron tuvo"), .. All("tener", Present, true, "tienen tiene tengo"), .. All("tener", Subjunctive, true, "tenga tengan tuviera tuvieran"),
        .. All("tener", Future, true, "tendrá tendrán"), .. All("tener", Conditional, true, "tendría tendrían"), .. All("poner", Past, true, "pusieron puso"),
        .. All("poner", Present, true, "ponen pone pongo"), .. All("poner", Subjunctive, true, "ponga pongan pusiera pusieran"), .. All("poner", Future, true, "pondrá pondrán"),
        .. All("poner", Conditional, true, "pondría pondrían"), .. All("poner", Morph.Participle, true, "puesto puesta puestos puestas"), .. All("venir", Past, true, "vinieron vino"),
        .. All("venir", Present, true, "vienen viene vengo"), .. All("venir", Subjunctive, true, "venga vengan viniera vinieran"), .. All("hacer", Past, true, "hicieron hizo"),
        .. All("hacer", Morph.Participle, true, "hecho hecha hechos hechas"), .. All("decir", Past, true, "dijeron dijo"), .. All("decir", Present, true, "dicen dice"),
        .. All("decir", Morph.Participle, true, "dicho dicha dichos dichas"), .. All("ducir", Past, true, "dujeron dujo"), .. All("traer", Past, true, "trajeron trajo"),
        .. All("escribir", Morph.Participle, true, "escrito escrita escritos escritas"), .. All("volver", Morph.Participle, true, "vuelto vuelta vueltos vueltas"),
        .. All("solver", Morph.Participle, true, "suelto suelta sueltos sueltas"), .. All("abrir", Morph.Participle, true, "abierto abierta abiertos abiertas"),
        .. All("cubrir", Morph.Participle, true, "cubierto cubierta cubiertos cubiertas"), .. All("morir", Morph.Participle, true, "muerto muerta muertos muertas"),
        .. All("ver", Morph.Participle, true, "visto vista vistos vistas"), .. All("ver", Present, true, "vé vén"),
        .. All("scribir", Morph.Participle, true, "scrito scrita scritos scritas"), .. All("seguir", Present, true, "sigo"), .. All("morir", Past, true, "murió murieron"),
    ];

    static readonly string[] Clitics = ["selos", "selas", "selo", "sela", "los", "las", "les", "nos", "lo", "la", "le", "se", "me", "te"];

    static readonly string[] NounEndings =
    [
        "ción", "cion", "sión", "sion", "dad", "tad", "miento", "ismo", "ista", "dor", "dora", "tor", "tora", "ero", "era", "aje", "ancia", "encia", "ez", "eza", "ura", "ario", "ante", "ente",
        "sor", "sora", "azgo", "ato", "ón", "itud",
    ];

    static readonly string[] AdjectiveEndings = ["able", "ible", "oso", "osa", "ivo", "iva", "ico", "ica", "ense", "eño", "eña", "al", "ar", "uno", "una", "ino", "ina", "ano", "ana", "il"];

    internal static Sense[] Guess(string lower, string folded, Lexicon lexicon)
    {
        var found = new List<Sense>(3);
        if (lower.EndsWith("mente", StringComparison.Ordinal) && lower.Length > 7) found.Add(new(Upos.Adv, folded, Morph.None));
        else
        {
            if (Verb(lower, folded, lexicon) is { } verb) found.Add(verb);
            if (found.Count == 0 && WithClitics(lower, lexicon) is { } clitic) found.Add(clitic);
            var nominal = Nominal(lower, folded, lexicon);
            if (found.Count > 0 && IsWeak(found[0], folded)) found.Insert(0, nominal);
            else found.Add(nominal);
            if (nominal.Upos == Upos.Adj) found.Add(nominal with { Upos = Upos.Noun });
        }

        return [.. found];
    }

    // "a", "e", "o", "as" … on a known verb may as well be a noun: it needs context, and as a noun is the safer guess.
    static bool IsWeak(Sense verb, string folded) => verb.Morph.HasFlag(Morph.Present) && !folded.EndsWith("an", StringComparison.Ordinal) || verb.Morph == Subjunctive;

    internal static Sense? Verb(string lower, string folded, Lexicon lexicon)
    {
        Sense? strong = null;
        foreach (var family in Families)
            if (lower.EndsWith(family.Text, StringComparison.Ordinal) && lower.Length > family.Text.Length)
            {
                var infinitive = string.Concat(folded.AsSpan(0, folded.Length - family.Text.Length), family.Infinitive);
                if (lexicon.IsVerb(infinitive)) return new(Upos.Verb, infinitive, family.Morph | Agreement(lower, family.Morph));
            }

        foreach (var ending in Endings)
        {
            if (lower.Length <= ending.Text.Length + 1 || !Ends(lower, folded, ending)) continue;
            var stem = folded.AsSpan(0, folded.Length - ending.Text.Length);
            var sense = new Sense(Upos.Verb, "", ending.Morph | Agreement(lower, ending.Morph));
            if (Infinitive(stem, ending, lexicon) is { } known) return sense with { Lemma = known };
            if (ending.Strong && stem.Length >= 3) strong ??= sense with { Lemma = string.Concat(stem, ending.Infinitive) };
        }

        return strong;
    }

    // An ending with an accent must have it, unless the whole word was written without any and the ending is long.
    static bool Ends(string lower, string folded, Ending ending) => lower.EndsWith(ending.Text, StringComparison.Ordinal);

    static string? Infinitive(ReadOnlySpan<char> stem, Ending ending, Lexicon lexicon)
    {
        if (Known(stem) is { } plain) return plain;
        if (stem.EndsWith("qu") && Known($"{stem[..^2]}c") is { } hard) return hard;
        if (stem.EndsWith("gu") && Known(stem[..^1]) is { } soft) return soft;
        if (stem.EndsWith("c") && Known($"{stem[..^1]}z") is { } zed) return zed;
        if (stem.EndsWith("j") && Known($"{stem[..^1]}g") is { } gee) return gee;
        if (stem.EndsWith("zc") && Known($"{stem[..^2]}c") is { } cee) return cee;
        if (stem.EndsWith("g") && Known(stem[..^1]) is { } gone) return gone;
        return Changed(stem, "ie", "e") ?? Changed(stem, "ue", "o") ?? Changed(stem, "ue", "u") ?? Changed(stem, "i", "e") ?? Changed(stem, "u", "o");

        string? Known(ReadOnlySpan<char> s)
        {
            var infinitive = string.Concat(s, ending.Infinitive);
            return lexicon.IsVerb(infinitive) ? infinitive : null;
        }

        string? Changed(ReadOnlySpan<char> s, string from, string to)
        {
            var at = s.LastIndexOf(from);
            if (at < 0) return null;
            var back = string.Concat(s[..at], to, s[(at + from.Length)..]);
            return Known(back) ?? (back.EndsWith("qu", StringComparison.Ordinal) ? Known($"{back[..^2]}c") : back.EndsWith("gu", StringComparison.Ordinal) ? Known(back.AsSpan(0, back.Length - 1))
                : back.EndsWith('c') ? Known($"{back[..^1]}z") : back.EndsWith('j') ? Known($"{back[..^1]}g") : null);
        }
    }

    static Sense? WithClitics(string lower, Lexicon lexicon)
    {
        foreach (var clitic in Clitics)
        {
            if (!lower.EndsWith(clitic, StringComparison.Ordinal) || lower.Length < clitic.Length + 4) continue;
            var verb = Text.Folding.Fold(lower.AsSpan(0, lower.Length - clitic.Length));
            if (lexicon.IsVerb(verb)) return new(Upos.Verb, verb, Morph.Infinitive);
            if (verb.EndsWith("ando", StringComparison.Ordinal) || verb.EndsWith("endo", StringComparison.Ordinal))
                return Verb(verb, verb, lexicon) is { } gerund && gerund.Morph.HasFlag(Morph.Gerund) ? gerund : null;
        }

        return null;
    }

    static Sense Nominal(string lower, string folded, Lexicon lexicon)
    {
        var plural = folded.Length > 3 && folded.EndsWith('s') && !folded.EndsWith("is", StringComparison.Ordinal);
        var lemma = plural ? Singular(folded, lexicon) : folded;
        var one = plural ? lemma : lower;
        var upos = Any(one, NounEndings) || !Any(one, AdjectiveEndings) ? Upos.Noun : Upos.Adj;
        var gender = Any(lemma, ["a", "cion", "sion", "dad", "tad"]) ? Morph.Feminine : lemma.EndsWith('o') || lemma.EndsWith("or", StringComparison.Ordinal) ? Morph.Masculine : Morph.None;
        return new(upos, lemma, gender | (plural ? Morph.Plural : Morph.Singular));
    }

    internal static string Singular(string folded, Lexicon lexicon)
    {
        if (folded.EndsWith("ces", StringComparison.Ordinal)) return $"{folded[..^3]}z";
        if (folded.EndsWith("es", StringComparison.Ordinal) && folded.Length > 4 && folded[^3] is 'n' or 'r' or 'l' or 'd' or 'j' or 's' or 'y')
        {
            var bare = folded[..^2];
            return lexicon[bare].Length == 0 && lexicon[folded.AsSpan(0, folded.Length - 1)].Length > 0 ? folded[..^1] : bare;
        }

        return folded[..^1];
    }

    static Morph Agreement(string lower, Morph verb)
    {
        if (!verb.HasFlag(Morph.Participle)) return lower.EndsWith('n') ? Morph.Plural : Morph.None;
        var plural = lower.EndsWith('s') ? Morph.Plural : Morph.Singular;
        return plural | (lower.TrimEnd('s').EndsWith('a') ? Morph.Feminine : Morph.Masculine);
    }

    static bool Any(string word, string[] endings)
    {
        foreach (var ending in endings)
            if (word.EndsWith(ending, StringComparison.Ordinal)) return true;
        return false;
    }

    static IEnumerable<Ending> All(string infinitive, Morph morph, bool strong, string endings) => endings.Split(' ').Select(e => new Ending(e, infinitive, morph, strong));
}

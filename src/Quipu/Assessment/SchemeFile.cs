using System.Collections.Immutable;
using Quipu.Figures;
using Quipu.Model;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Quipu.Assessment;

/// <summary>A scheme, or the one sentence that says why a file is none.</summary>
public sealed record SchemeReading(AssessmentScheme? Scheme, string? Fault);

/// <summary>Reads the file of a scheme. Every key and word is checked, so that a typing error is a sentence and not a silence.</summary>
public static class SchemeFile
{
    /// <summary>Characters of a file at most.</summary>
    public const int Longest = 256 << 10;

    /// <summary>A scheme from its text.</summary>
    /// <param name="name">The file, as a fault names it.</param>
    public static SchemeReading Read(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > Longest) return new(null, $"{name} is longer than {Longest >> 10} KiB: that is no scheme.");
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
            if (yaml.Documents is not [{ RootNode: YamlMappingNode root }]) return new(null, $"{name} is no scheme: it must be a set of keys (scheme, en, es, groups …).");
            return new(new Reader().Scheme(new SchemeKeys(root), ContentHash.Of(text)[..16]), null);
        }
        catch (YamlException e)
        {
            return new(null, $"{name}, line {e.Start.Line}: {e.Message.TrimEnd('.')}.");
        }
        // What a scanner of YAML does with a list that is never closed.
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            return new(null, $"{name}, line {text.AsSpan().Count('\n') + 1} or before: a list, a set of keys or a quotation is not closed.");
        }
        catch (SchemeFault e)
        {
            return new(null, $"{name}, line {e.Line}: {e.Message}");
        }
    }

    sealed class Reader
    {
        readonly Dictionary<string, ImmutableArray<string>> _sets = new(StringComparer.Ordinal);

        internal AssessmentScheme Scheme(SchemeKeys root, string version)
        {
            root.Only("scheme", "en", "es", "about", "publisher", "source", "least", "years", "weighs", "words", "regions", "groups");
            if (root.Find("words") is YamlMappingNode sets)
                foreach (var (name, _) in sets.Children) _sets[name.ToString()] = [.. new SchemeKeys(sets).List(name.ToString()).Select(w => w.Text)];
            var slug = root.NeedText("scheme");
            if (!IsSlug(slug)) throw new SchemeFault(root.Need("scheme"), $"'{slug}' cannot be a scheme's name; take small letters, digits and hyphens.");
            return new(slug, root.Label(), root.Number("least", 5, (2, 1000)), [.. Each<Stage>(root, "weighs")], root.Number("years", 2, (1, 50)))
            {
                About = root.Need("about") is YamlMappingNode about ? new SchemeKeys(about).Label() : throw new SchemeFault(root.Need("about"), "'about' needs en and es."),
                Publisher = root.Text("publisher"),
                Source = root.Text("source"),
                Groups = Once([.. root.Rows("groups").Select(Group)], g => g.Slug, root),
                Regions = [.. root.Rows("regions").Select(Region)],
                Version = version,
            };
        }

        static SchemeRegion Region(SchemeKeys row)
        {
            row.Only("en", "es", "countries");
            return new(row.Label(), [.. row.List("countries").SelectMany(c => c.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries))]);
        }

        SchemeGroup Group(SchemeKeys row)
        {
            row.Only("id", "en", "es", "measure", "average", "rules", "indicators");
            var measure = One<GroupMeasure>(row, "measure");
            var shared = row.Rows("rules").ToList();
            return new(Slug(row), row.Label(), measure, row.Text("average"), Once([.. row.Rows("indicators").Select(i => Indicator(i, shared))], i => i.Slug, row));
        }

        SchemeIndicator Indicator(SchemeKeys row, List<SchemeKeys> shared)
        {
            row.Only("id", "en", "es", "column", "words", "with", "without", "figures", "rules", "apart");
            // What all of a group go by has this indicator's words; one that goes by rules of its own alone says so.
            var rules = (row.Flag("apart") ? [] : shared.Select(s => Rule(s, row))).Concat(row.Rows("rules").Select(r => Rule(r, null))).ToImmutableArray();
            if (rules.IsEmpty) throw new SchemeFault(row.Node, "an indicator needs a rule of its own or of its group.");
            foreach (var (concept, at) in row.List("figures"))
                if (Concepts.Find(concept) is null) throw new SchemeFault(at, $"there is no concept of figures '{concept}'.");
            return new(Slug(row), row.Label(), row.Text("column"), rules, [.. row.List("figures").Select(f => f.Text)]);
        }

        BearingRule Rule(SchemeKeys row, SchemeKeys? indicator)
        {
            row.Only("claims", "words", "with", "without", "in", "subject", "object", "official", "post", "kinds", "stages", "says", "why");
            var claims = Each<ClaimType>(row, "claims").ToImmutableHashSet();
            if (claims.IsEmpty) throw new SchemeFault(row.Node, "a rule needs 'claims'.");
            return new()
            {
                Claims = claims,
                Words = Set(row, "words") ?? (indicator is null ? null : Set(indicator, "words")),
                With = Set(row, "with") ?? (indicator is null ? null : Set(indicator, "with")),
                Without = Set(row, "without") ?? (indicator is null ? null : Set(indicator, "without")),
                InQuote = row.Text("in") switch { null or "said" => false, "quote" => true, var other => throw new SchemeFault(row.Need("in"), $"'in' must be said or quote, not '{other}'.") },
                Subject = [.. Each<EntityType>(row, "subject")],
                Object = [.. Each<EntityType>(row, "object")],
                Official = row.Flag("official"),
                Post = Set(row, "post"),
                Kinds = [.. Each<IncidentKind>(row, "kinds")],
                Stages = [.. Each<Stage>(row, "stages")],
                Side = One<BearingSide>(row, "says"),
                Why = row.Need("why") is YamlMappingNode why ? new SchemeKeys(why).Label() : throw new SchemeFault(row.Need("why"), "'why' needs en and es."),
            };
        }

        PhraseSet? Set(SchemeKeys row, string key)
        {
            var named = row.List(key).ToList();
            foreach (var (name, at) in named)
                if (!_sets.ContainsKey(name)) throw new SchemeFault(at, $"there is no set of words '{name}'.");
            return named.Count > 0 ? new(named.SelectMany(n => _sets[n.Text])) : null;
        }

        static IEnumerable<T> Each<T>(SchemeKeys row, string key) where T : struct, Enum => row.List(key).Select(v => Wires.TryRead<T>(v.Text, out var value) ? value
            : throw new SchemeFault(v.At, $"'{v.Text}' is none of those that '{key}' takes: {string.Join(", ", Enum.GetValues<T>().Select(k => k.Wire()))}."));

        static T One<T>(SchemeKeys row, string key) where T : struct, Enum => Wires.TryRead<T>(row.NeedText(key), out var value) ? value
            : throw new SchemeFault(row.Need(key), $"'{key}' must be one of {string.Join(", ", Enum.GetValues<T>().Select(k => k.Wire()))}.");

        static string Slug(SchemeKeys row) => row.NeedText("id") is var id && IsSlug(id) ? id : throw new SchemeFault(row.Need("id"), $"'{row.NeedText("id")}' cannot be an id; take small letters, digits and hyphens.");

        static ImmutableArray<T> Once<T>(ImmutableArray<T> rows, Func<T, string> id, SchemeKeys of)
        {
            if (rows.IsEmpty) throw new SchemeFault(of.Node, "there are no rows.");
            return rows.GroupBy(id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice ? throw new SchemeFault(of.Node, $"'{twice.Key}' is there twice.") : rows;
        }

        static bool IsSlug(string slug) => slug.Length is > 0 and <= 60 && slug[0] != '-' && slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
    }
}

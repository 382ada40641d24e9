using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Patterns.Language;
using Quipu.Patterns.Library;
using Quipu.Watches;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Watches;

/// <summary>Watches in a language.</summary>
public static class WatchWords
{
    /// <summary>What a watch is called: as its maker said, else as its question reads.</summary>
    public static string Title(Words words, IStore store, Viewer viewer, Watch watch, ImmutableArray<Pattern>? patterns = null)
    {
        ArgumentNullException.ThrowIfNull(watch);
        return watch.Title ?? Question(words, store, viewer, (watch.Question, patterns ?? PatternLibrary.All));
    }

    /// <summary>"Search: q concert · type funds"; whom it names by the name of today.</summary>
    static string Question(Words words, IStore store, Viewer viewer, (WatchQuestion Question, ImmutableArray<Pattern> Patterns) asked)
    {
        var question = asked.Question;
        if (question.IsForgotten) return words["watches.question.forgotten"];
        var terms = question.Terms.Where(t => t.Key is not ("file" or "threshold"));
        return $"{words.Label(question.Kind)}: {string.Join(" · ", terms.Select(Term))}";

        string Term(WatchTerm term) => term.Key switch
        {
            "entity" or "party" or "speaker" when term.Value is not ("1" or "on" or "true") => store.Entity(viewer, new(term.Value))?.Name ?? words["watches.nobody"],
            "pattern" => asked.Patterns.FirstOrDefault(p => p.Slug == term.Value)?.Title.In(words.Code) ?? term.Value,
            "document" => store.Head(viewer, new(term.Value))?.Title ?? words["watches.nobody"],
            "finding" => store.Finding(viewer, new(term.Value)) is { } kept ? asked.Patterns.FirstOrDefault(p => p.Slug == kept.Finding.Pattern)?.Title.In(words.Code) ?? kept.Finding.Pattern : words["watches.nobody"],
            "q" => $"“{term.Value}”",
            "type" => Labels<ClaimType>(term.Value),
            "modality" => Labels<Modality>(term.Value),
            "stage" => Labels<Stage>(term.Value),
            "review" => Labels<ReviewState>(term.Value),
            "name" or "dataset" or "publisher" => term.Value,
            _ => $"{term.Key} {term.Value}",
        };

        string Labels<T>(string values) where T : struct, Enum => string.Join(", ", values.Split(',').Select(v => Wires.TryRead<T>(v.Trim(), out var value) ? words.Label(value) : v));
    }

    /// <summary>Why a question is not kept as a watch, and what to do.</summary>
    public static string Fault(Words words, WatchOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(outcome);
        return words.Of($"watch_fault.{outcome.Fault!.Value.Wire()}", outcome.About);
    }
}

using Quipu.Model;
using Quipu.Publishing.Searches;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Searches;

/// <summary>Searches that were noted, in a language.</summary>
public static class SearchWords
{
    /// <summary>"Searched sanctions on 2 June 2031 for “Inés Tarazona”: nothing".</summary>
    public static string Told(Words words, SearchRecord record) =>
        words.Of("search.log.told", Where(words, record), words.Date(PartialDate.From(record.On)), record.Question, Found(words, record.Found)) +
        (record.Algorithm is { } algorithm ? " " + words.Of("search.log.how", algorithm, Percent(record)) : "") + (record.IsWhole ? "" : " " + words["search.log.not_whole"]);

    /// <summary>Nothing, or so many answers.</summary>
    public static string Found(Words words, int found) => found == 0 ? words["search.log.nothing"] : words.Count("search.log.answers", found);

    /// <summary>Where it was looked.</summary>
    public static string Where(Words words, SearchRecord record) =>
        record.Outside?.Name ?? (record.Kind == SearchKind.Words ? words["search.log.everything"] : string.Join(", ", record.Datasets.Select(d => d.Title)));

    /// <summary>Why a search was not noted, and what to do.</summary>
    public static string Fault(Words words, SearchFault fault, string about) => words.Of($"search_fault.{fault.Wire()}", about);

    static int Percent(SearchRecord record) => (int)Math.Round((record.Threshold ?? 0) * 100);
}

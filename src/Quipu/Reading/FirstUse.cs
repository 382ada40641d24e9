using System.Collections.Concurrent;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Analysis.Parsing;
using Quipu.Reading.Frames;
using Quipu.Reading.Mentions;
using Quipu.Reading.Models;

namespace Quipu.Reading;

/// <summary>What reading a language needs, loaded before its first document: the parts beside each other, so that a start waits for the largest and not for all. A language that nobody reads is never loaded.</summary>
static class FirstUse
{
    static readonly ConcurrentDictionary<string, Lazy<bool>> Loaded = new(StringComparer.Ordinal);

    /// <summary>Loads everything for a language, unless that was done; callers meanwhile wait.</summary>
    internal static void Of(Language language) => GC.KeepAlive(Loaded.GetOrAdd(language == Language.Spanish ? Language.Spanish.Code : Language.English.Code, _ => new(() =>
    {
        Parallel.Invoke(() => Trees(language), () => Words(language), () => Lexicons(language));
        // Unpacking leaves as much behind as it keeps: that is given back at once, and not when memory is short.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return true;
    })).Value);

    /// <summary>Loads the trained models of a language and no more.</summary>
    internal static void Models(Language language) => Parallel.Invoke(() => Trees(language), () => Words(language));

    static void Trees(Language language) => GC.KeepAlive(TreeParser.For(language));

    static void Words(Language language) => GC.KeepAlive((Tagger.For(language), NameTagger.For(language == Language.Spanish), WordLists.Names));

    static void Lexicons(Language language)
    {
        GC.KeepAlive(FrameLexicon.Of(language));
        GC.KeepAlive(Lexicon.IsCommon("a", language == Language.Spanish));
        Gazetteer.Load();
    }
}

using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>One of those just listed, picked by its place: "A, B y C, este último procesado por …", "A and B, the latter convicted of …", "la primera condenada por …".</summary>
static class Picked
{
    /// <summary>Whom the words before a trigger pick from the list before them; null where nobody is picked.</summary>
    internal static TokenMention? By(Scene scene, int trigger)
    {
        var word = trigger - 1;
        if (!scene.IsDeterminer(word - 1) && !scene.Is(word - 1, "the", "este", "esta", "el", "la")) return null;
        var place = PlaceOf(scene, word);
        if (place == 0 || !scene.IsComma(word - 2)) return null;
        var list = scene.EndingAt(word - 3).Select(scene.ListOf).FirstOrDefault(l => l.Length > 1);
        if (list.IsDefaultOrEmpty || place > list.Length) return null;
        return place < 0 ? list[^1] : list[place - 1];
    }

    /// <summary>1 the first, 2 the second, -1 the last; 0 no such word.</summary>
    static int PlaceOf(Scene scene, int word)
    {
        if (scene.Is(word, "ultimo", "ultima", "latter", "last")) return -1;
        if (scene.Is(word, "primero", "primera", "first", "former")) return 1;
        return scene.Is(word, "segundo", "segunda", "second") ? 2 : 0;
    }
}

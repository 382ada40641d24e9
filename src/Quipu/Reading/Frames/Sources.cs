namespace Quipu.Reading.Frames;

/// <summary>
/// The words of a sentence that name who says it and are no part of what is said: "according to the newspaper X", ", prosecutor NAME said.", ", dijo el testigo NAME".
/// Nobody named there is a party to what is said.
/// </summary>
static class Sources
{
    const int Longest = 12;

    internal static bool[] Of(Scene scene)
    {
        var found = new bool[scene.Sentence.Count];
        for (var i = scene.First; i <= scene.Last; i++)
        {
            if (scene.Lexicon.Length("according", scene.Tokens, i, scene.Last) is > 0 and var length) Mark(i, Ahead(i + length));
            else if (IsSaying(i)) Saying(i);
        }

        return found;

        void Mark(int first, int last) => Array.Fill(found, true, first - scene.First, last - first + 1);

        bool IsSaying(int i) => scene.IsFinite(i) && scene.Over(i) is null && (scene.Lexicon.Has("speech-verbs", scene.Tokens[i]) || scene.Lexicon.Has("said-then", scene.Tokens[i]));

        // To the end of the aside.
        int Ahead(int from)
        {
            var last = Math.Min(from, scene.Last);
            while (last + 1 <= scene.Last && last - from < Longest && !scene.IsComma(last + 1) && !scene.IsStop(last + 1) && !scene.IsQuote(last + 1) && !(last > from + 1 && scene.IsFinite(last + 1))) last++;
            return last;
        }

        void Saying(int verb)
        {
            var start = scene.GroupStart(verb);
            if (IsBreak(start - 1) && IsTold(start - 1))
            {
                // "X, who is accused, said his client is innocent": what follows is said, and says nothing of who speaks.
                if (BeginsClause(verb + 1)) return;
                if (!scene.Is(verb + 1, "que", "that", "a", "al", "to")) Mark(start, Ahead(verb + 1));
                return;
            }

            if (verb < scene.Last && !scene.IsStop(verb + 1) && !scene.Is(verb + 1, "in", "on", "to", "during", "at", "en", "durante")) return;
            var first = start;
            while (first - 1 > scene.First && start - first < Longest && !IsBreak(first - 1) && !scene.IsFinite(first - 1) && !scene.IsRelative(first - 1)) first--;
            if (first < start && IsBreak(first - 1) && IsTold(first - 1)) Mark(first, verb);
        }

        bool BeginsClause(int at)
        {
            for (var i = at; i <= at + 2; i++)
                if (scene.Over(i) is { } over) return scene.IsFinite(over.Last + 1);
            return false;
        }

        bool IsBreak(int i) => scene.IsComma(i) || scene.IsQuote(i);

        // A clause of its own stands before.
        bool IsTold(int comma)
        {
            for (var i = scene.First; i < comma; i++)
                if (scene.IsFinite(i)) return true;
            return false;
        }
    }
}

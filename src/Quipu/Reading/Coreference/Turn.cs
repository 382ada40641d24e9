namespace Quipu.Reading.Coreference;

/// <summary>A stretch of text that one person speaks, up to the next turn.</summary>
/// <param name="Sentence">The sentence that it begins with.</param>
/// <param name="Speaker">An entity; null where it is somebody of whom the text does not speak.</param>
/// <param name="Told">Where the name stands alone on its line, the sentence that follows it; else -1.</param>
/// <param name="Asks">A question of an interview: "you" is who answers.</param>
readonly record struct Turn(int Sentence, int? Speaker, int Told = -1, bool Asks = false);

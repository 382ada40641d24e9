using System.Globalization;
using Quipu.Registers;

namespace Quipu.Storage.Tests.Ingest;

/// <summary>A register for tests: a key on each line; what is blank gives nothing, and BREAK is a line where the file cannot be read any further.</summary>
sealed class RollFormat : IRegisterFormat
{
    /// <summary>Told of each row before it is handed on.</summary>
    internal Action<long>? Reading { get; init; }

    public string Name => "roll";

    public string Description => "Keys of companies, one a line.";

    public int Likeness(RegisterSample sample) => 0;

    public IEnumerable<RegisterRecord> Read(ImportInput input)
    {
        for (var file = 0; file < input.Files.Length; file++)
        {
            using var lines = new StreamReader(input.Files[file].Open());
            for (var row = 1L; lines.ReadLine() is { } line; row++)
            {
                Reading?.Invoke(row);
                if (line == "BREAK") throw new RegisterException(string.Create(CultureInfo.InvariantCulture, $"The roll breaks at line {row}."));
                yield return line.Length == 0 ? new(new(file, row)) { Notes = [new(NoteKind.Skipped, null, null, "The line is blank.")] } : Rolls.Company(row, line) with { Row = new(file, row) };
            }
        }
    }
}

using System.Collections.Immutable;

namespace Quipu.Matching.Linkage;

/// <summary>Addresses of electronic mail.</summary>
sealed class EmailColumn : ComparedColumn
{
    readonly string[] _user;

    internal EmailColumn(ColumnName name, IReadOnlyList<string> plain) : base(name, plain) => _user = [.. Values.Select(v => v.Split('@')[0])];

    internal override ColumnKind Kind => ColumnKind.Email;

    internal override ImmutableArray<string> Levels { get; } = ["same", "one or two letters apart", "same before the @", "alike", "different"];

    internal override IEnumerable<string> LooseKeys(int value) => [_user[value]];

    private protected override int Compare(int one, int other)
    {
        if (Letters.Distance(Values[one], Values[other], 2) <= 2) return 1;
        if (_user[one] == _user[other]) return 2;
        return Letters.JaroWinkler(Values[one], Values[other]) >= 0.9 || Letters.Distance(Values[one], Values[other], 4) <= 4 ? 3 : 4;
    }
}

# Draw again beside this file: gnuplot 02-preference-classifier-ranking.gp
# The same numbers for other tools: 02-preference-classifier-ranking.tsv
set terminal svg size 720,382 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '02-preference-classifier-ranking.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 0.962 0.93025 0.99375
1 0.972 0.947894 0.996106
2 0.92 0.865906 0.974094
3 0.89 0.827612 0.952388
EOD
$panel1_2 << EOD
0 0.7475 0.715307 0.779693
1 0.69 0.647714 0.732286
2 0.52625 0.472067 0.580433
3 0.5925 0.540383 0.644617
EOD
$panel1_3 << EOD
0 0.416 0.356135 0.475865
1 0.333 0.252942 0.413058
2 0.1 0.0401824 0.159818
3 0.15 0.0788028 0.221197
EOD
$panel1_4 << EOD
0 0.996 0.990417 1.00158
1 0.994 0.985626 1.00237
2 0.93 0.879126 0.980874
3 0.94 0.892647 0.987353
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.884817 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'chosen by the judge', NaN with points ls 2 title 'all four samples', NaN with points ls 3 title 'rejected by the judge', NaN with points ls 4 title 'best possible pick'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'What the judge picks from four samples' at screen 0.0277778, screen 0.947644 left font ',15' front
set lmargin at screen 0.0805556; set rmargin at screen 0.972222
set tmargin at screen 0.722513; set bmargin at screen 0.157068
unset logscale x
set xrange [0:1.02]
set xtics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1.2]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'true quality (oracle)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.439791 center rotate by 90 textcolor rgb '#333333'
set ytics ('chat' 0, 'code' 1, 'math' 2, 'safety' 3) nomirror scale 0
set yrange [3.5:-0.5]
plot $panel1_1 using 3:($1+-0.305556):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.305556) with points ls 1 dt 1 title 'chosen by the judge', \
  $panel1_2 using 3:($1+-0.101852):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+-0.101852) with points ls 2 dt 1 title 'all four samples', \
  $panel1_3 using 3:($1+0.101852):($4-$3):(0) with vectors nohead ls 3 dt 1 notitle, '' using 2:($1+0.101852) with points ls 3 dt 1 title 'rejected by the judge', \
  $panel1_4 using 3:($1+0.305556):($4-$3):(0) with vectors nohead ls 4 dt 1 notitle, '' using 2:($1+0.305556) with points ls 4 dt 1 title 'best possible pick'
unset multiplot
unset output

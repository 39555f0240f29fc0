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
0 0.962 0.930245 0.993755
1 0.972 0.947891 0.996109
2 0.92 0.865898 0.974102
3 0.89 0.827603 0.952397
EOD
$panel1_2 << EOD
0 0.7475 0.715302 0.779698
1 0.69 0.647708 0.732292
2 0.52625 0.472059 0.580441
3 0.5925 0.540376 0.644624
EOD
$panel1_3 << EOD
0 0.416 0.356126 0.475874
1 0.333 0.25293 0.41307
2 0.1 0.0401736 0.159826
3 0.15 0.0787924 0.221208
EOD
$panel1_4 << EOD
0 0.996 0.990416 1.00158
1 0.994 0.985624 1.00238
2 0.93 0.879118 0.980882
3 0.94 0.89264 0.98736
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
